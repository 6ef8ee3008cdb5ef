using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.CloseRound;

internal sealed record NobodyIsDrawnInRounds() : Refusal("This programme has no rounds: its protocol does not say \"intake: batches\".");

internal sealed record RoundIsNotConfirmed() : Refusal("Closing a round draws it for good. Tick the sentence to go on; nothing was changed.");

internal sealed record RoundIsClosedAlready(int Round) : Refusal($"Round {Round} is not the one that is open: it was closed before, or there is no such round yet. A round is drawn once. Nothing was changed.");

internal sealed record NobodyHasApplied() : Refusal("Nobody waits for this round, so there is nobody to draw. Nothing was changed.");
