using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.FreezeDataset;

internal sealed record NobodyIsAllocated() : Refusal("Nobody has been allocated yet, so there is nothing to freeze.");
