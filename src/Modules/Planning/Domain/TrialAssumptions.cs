namespace Confrere.Planning.Domain;

/// <summary>What a sample size rests on.</summary>
/// <param name="Difference">Expected difference at follow-up, in the outcome's unit; the sign does not matter.</param>
/// <param name="StandardDeviation">Of the outcome at follow-up within an arm, in the same unit.</param>
/// <param name="Correlation">Between baseline and follow-up.</param>
/// <param name="DropOut">Share of those allocated who will have no follow-up, the same in both arms.</param>
/// <param name="Power">Wanted.</param>
/// <param name="Alpha">Two-sided.</param>
/// <param name="Icc">Share of the outcome's variance, given baseline, that lies between coaches.</param>
/// <param name="PerCoach">People whom a coach takes on in one wave.</param>
internal sealed record TrialAssumptions(
    double Difference, double StandardDeviation, double Correlation, double DropOut, double Power, double Alpha, double Icc, int PerCoach)
{
    public double Standardised => Math.Abs(Difference) / StandardDeviation;
}
