using Confrere.Kernel.Refusals;

namespace Confrere.Surveys.Features.CorrectAnswers;

internal sealed record NothingWasSent() : Refusal("This survey is not sent yet. Change your answers on its pages, then send it.");

internal sealed record ReasonIsMissing() : Refusal("Say why you correct it. Nothing was changed.");

internal sealed record NothingDiffers() : Refusal("These are the answers that are stored already. Nothing was changed.");

internal sealed record CorrectionsHaveClosed(string ClosedOn) : Refusal($"This survey closed on {ClosedOn}, and what was sent stands since then. Nothing was changed.");
