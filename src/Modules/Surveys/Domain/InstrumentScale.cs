namespace Confrere.Surveys.Domain;

/// <summary>One score: the mean of its items' raw values, shown times <paramref name="MultiplyBy"/>.</summary>
/// <param name="AtLeastAnswered">The share of the items that must be answered for a score, 0 to 1.</param>
/// <param name="Reliability">Test-retest correlation, where a source gives one.</param>
/// <param name="StandardDeviation">On the shown scale, where a source gives one; without it no band of measurement error is drawn.</param>
internal sealed record InstrumentScale(
    string Code, string Label, IReadOnlyList<InstrumentItem> Items, bool LowerIsBetter, double MultiplyBy, string Unit, double AtLeastAnswered,
    double? Reliability, double? StandardDeviation, CutPoint? CutPoint)
{
    public double Lowest { get; } = Items.Min(item => item.Lowest) * MultiplyBy;
    public double Highest { get; } = Items.Max(item => item.Highest) * MultiplyBy;

    /// <summary>How many items must be answered: half of five is three.</summary>
    public int FewestAnswered { get; } = (int)Math.Ceiling(Items.Count * AtLeastAnswered);

    /// <summary>Standard error of measurement, SD times the square root of 1 - r; null while either is unknown.</summary>
    public double? MeasurementError => Reliability is { } r && StandardDeviation is { } sd ? sd * Math.Sqrt(1 - r) : null;
}
