using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.PublishMatch;

internal sealed record ThereIsNoDraft() : Refusal("There is no draft to publish. Run the match first.");
