namespace Confrere.Analysis.Domain.Results;

/// <summary>What the dose did among those whose dose followed their arm.</summary>
/// <param name="PerUnit">The effect of one unit.</param>
/// <param name="Full">The effect of a full course.</param>
/// <param name="FirstStageF">Below about ten the Wald interval is not to be read.</param>
/// <param name="WeakLimits">Anderson and Rubin's interval per unit, right however weak the first stage; null when unbounded.</param>
internal sealed record DoseResult(Description Treated, Description Control, Comparison? PerUnit, Comparison? Full, double FirstStageF, Limits? WeakLimits, string? WhyNone);
