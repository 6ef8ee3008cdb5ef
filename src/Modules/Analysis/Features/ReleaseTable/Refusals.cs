using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.ReleaseTable;

internal sealed record TableIsUnknown() : Refusal("Choose one of the outcomes and one of the visits at which it is measured.");

internal sealed record TableIsTooSmall(int Smallest)
    : Refusal($"No form of this table can be shown: even everybody together would tell something about fewer than {Smallest} people, or differs by a few from what was released before.");

internal sealed record TableIsReleasedAlready() : Refusal("This table of the latest result is released already.");
