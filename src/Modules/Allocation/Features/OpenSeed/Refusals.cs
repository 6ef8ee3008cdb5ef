using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.OpenSeed;

internal sealed record NothingIsSealed() : Refusal("This programme has no sealed list, so there is no seed to open.");

internal sealed record SeedIsOpen() : Refusal("The seed is open already. Nothing was changed.");

internal sealed record ArmsAreClosed() : Refusal("The arms are still closed: the seed is opened after the dataset is frozen, the plan locked and the analysis run. Nothing was changed.");

internal sealed record SomebodyWaits(int People)
    : Refusal($"{People} who consented can still send their first survey and would then be allocated. The seed is opened when none can any more. Nothing was changed.");

internal sealed record SomebodyIsNotDrawn(int People)
    : Refusal($"{People} wait to be drawn, until the coaches have free hours or their round is closed. The seed is opened when everybody is drawn. Nothing was changed.");

internal sealed record SomebodyIsDrawnLater(int People)
    : Refusal($"{People} can still send the survey after which further sessions are drawn. The seeds are opened when nobody can any more. Nothing was changed.");

internal sealed record OpeningIsNotConfirmed() : Refusal("Opening the seed closes the list for good. Confirm it to go on; nothing was changed.");
