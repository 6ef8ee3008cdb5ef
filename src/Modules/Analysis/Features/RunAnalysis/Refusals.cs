using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.RunAnalysis;

internal sealed record ReasonIsMissing() : Refusal("Say why the arms are opened: the reason is kept in the audit log.");

internal sealed record DatasetIsNotFrozen() : Refusal("The dataset is not frozen yet. Freeze it first, so that the result is about data that can no longer change.");

internal sealed record PlanIsNotLocked() : Refusal("The plan is not locked yet. Lock it first: the arms are opened only for a plan that can no longer change.");

internal sealed record PlanHasChanged() : Refusal("The protocol's plan is not the one that was locked, so it cannot be run.");

internal sealed record ArmsWereOpenedBeforeTheLock()
    : Refusal("The arms were opened before the plan was locked, so this plan cannot be run: nobody could show that it was not chosen by its result.");

internal sealed record FrozenBeforeTheLock() : Refusal("The latest freeze is older than the locked plan. Freeze again, then run.");
