namespace Confrere.Analysis.Domain.Plan;

/// <summary>A yes or no made of a score, such as "burned out": at or beyond a cut point that the plan fixed.</summary>
internal sealed record PlannedResponder(string Label, double CutPoint, bool IsAtLeast)
{
    public bool Has(double score) => IsAtLeast ? score >= CutPoint : score <= CutPoint;
}
