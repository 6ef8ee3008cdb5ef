using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.ReleasePack;

internal sealed record NothingHasRun() : Refusal("There is no result yet. The analyst runs the locked plan first.");

internal sealed record NoPrimaryResult() : Refusal("The run has no difference for the primary outcome at the primary visit, so there is nothing to release.");

internal sealed record GroupIsTooSmall(int Smallest)
    : Refusal($"One of the groups has fewer than {Smallest} people, the smallest that may be shown. Nothing can be released; wait for more participants.");

internal sealed record GroupIsTooNear(string Earlier)
    : Refusal($"This result is about nearly the same people as one that was released before ({Earlier}): the difference between the two would say something about a few. Release again when more have answered.");

internal sealed record IsReleasedAlready() : Refusal("This result is released already.");
