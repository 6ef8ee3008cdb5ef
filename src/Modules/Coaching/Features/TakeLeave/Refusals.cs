using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.TakeLeave;

internal sealed record LeaveEndsBeforeItBegins() : Refusal("The leave ends before it begins. Nothing was changed.");

internal sealed record LeaveIsOver() : Refusal("These days are over already, or more than two years. Nothing was changed.");
