using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.FreezeDataset;

internal sealed record NobodyIsAllocated() : Refusal("Nobody has been allocated yet, so there is nothing to freeze.");

internal sealed record PlanIsLockedFirst()
    : Refusal("Lock the plan first. The frozen data show two groups, and a plan chosen after seeing them would prove nothing.");
