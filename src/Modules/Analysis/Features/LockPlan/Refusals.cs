using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.LockPlan;

internal sealed record MethodIsUnknown(string Method) : Refusal($"The protocol asks for the method \"{Method}\", which this version does not know.");

internal sealed record MethodNeedsTwoVisits() : Refusal("The protocol asks for the method \"mmrm\", and only one visit is compared: ask for ancova-hc3.");

internal sealed record CovariateIsUnknown(string Covariate)
    : Refusal($"The protocol adjusts for \"{Covariate}\", which is neither the baseline nor a factor of the draw that is compared.");

internal sealed record PlanIsLockedAlready() : Refusal("The plan is locked already. It cannot be locked twice or changed.");

internal sealed record ArmsAreOpen() : Refusal("The arms of this programme have been opened already. A plan locked after that would prove nothing, so it is not locked.");
