namespace Confrere.Analysis.Domain.Results;

/// <summary>A confidence interval; its level is the plan's.</summary>
internal sealed record Limits(double Lower, double Upper);
