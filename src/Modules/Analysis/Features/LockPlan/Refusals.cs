using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.LockPlan;

internal sealed record MethodIsUnknown(string Method) : Refusal($"The protocol asks for the method \"{Method}\"; ancova-hc3 and mmrm are what can be run.");

internal sealed record MethodNeedsTwoVisits() : Refusal("The protocol asks for the method \"mmrm\", and only one visit is compared: ask for ancova-hc3.");

internal sealed record CovariateIsUnknown(string Covariate)
    : Refusal($"The protocol adjusts for \"{Covariate}\", which is not in the frozen dataset; the outcome's own baseline is.");

internal sealed record PlanIsLockedAlready() : Refusal("The plan is locked already. It cannot be locked twice or changed.");

internal sealed record ArmsAreOpen() : Refusal("The arms of this programme have been opened already. A plan locked after that would prove nothing, so it is not locked.");
