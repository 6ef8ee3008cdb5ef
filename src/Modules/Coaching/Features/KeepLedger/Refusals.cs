using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepLedger;

internal sealed record NothingToApprove() : Refusal("There is no line that can be approved. Those whose session waits for the participant's word follow. Nothing was changed.");

internal sealed record NothingToClose() : Refusal("There is no approved line to close. Approve the lines first; nothing was changed.");

internal sealed record LinesWaitForApproval(int Lines) : Refusal($"{Lines} {(Lines == 1 ? "line waits" : "lines wait")} for approval. Approve or reverse them first; the period was not closed.");

internal sealed record LineIsUnknown() : Refusal("There is no such line in the ledger. Nothing was changed.");

internal sealed record LineIsReversed() : Refusal("This line is a reversal or has been reversed already. Nothing was changed.");

internal sealed record ReversalNeedsReason() : Refusal("Please say why the line is wrong. Write no name; nothing was changed.");
