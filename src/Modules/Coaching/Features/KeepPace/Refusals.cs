using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.KeepPace;

internal sealed record PaceIsUnlikely() : Refusal("Notice is between 1 and 168 hours, the horizon between 7 and 90 days, the time between sessions between 0 and 120 minutes. Nothing was changed.");
