namespace Confrere.Statistics.Sequential;

/// <summary>One planned look at unblinded data.</summary>
/// <param name="Fraction">Share of the planned information.</param>
/// <param name="Bound">Absolute z value from which on the trial may stop; infinity when the level spent is below 1e-15.</param>
/// <param name="NominalPValue">Two-sided p-value that belongs to the bound.</param>
/// <param name="CumulativeAlpha">Level used up to and including this look, both sides when two-sided.</param>
public sealed record SequentialLook(double Fraction, double Bound, double NominalPValue, double CumulativeAlpha);
