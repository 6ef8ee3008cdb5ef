using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.AttestSession;

internal sealed record NothingToConfirm() : Refusal("There is no session of yours here that your coach has recorded.");

internal sealed record AnswerIsGiven() : Refusal("You have answered this already, or the time for it is over. Nothing was changed.");

internal sealed record CodeDoesNotFit() : Refusal("Please say what was otherwise. Nothing was changed.");
