namespace Confrere.Surveys.Domain;

/// <summary>One score and its rule. What is shown is the raw score times <paramref name="MultiplyBy"/> plus <paramref name="Add"/>.</summary>
/// <param name="Weights">One for each item when the scoring is weighted; empty otherwise.</param>
/// <param name="AtLeastAnswered">The share of the items that must be answered for a score, 0 to 1.</param>
/// <param name="Reliability">Test-retest correlation, where a source gives one.</param>
/// <param name="StandardDeviation">On the shown scale, where a source gives one; without it no band of measurement error is drawn.</param>
internal sealed record InstrumentScale(
    string Code, string Label, Scoring Scoring, IReadOnlyList<InstrumentItem> Items, IReadOnlyList<double> Weights, double AtLeastAnswered,
    double MultiplyBy, double Add, string Unit, bool LowerIsBetter, double? Reliability, double? StandardDeviation,
    IReadOnlyList<CutPoint> CutPoints, IReadOnlyList<Norm> Norms)
{
    // Half of 10 may come out as 5.000000000000001.
    private const double Rounding = 1e-9;

    public double RawLowest => Items[0].Lowest * (Scoring == Scoring.Sum ? Items.Count : 1);
    public double RawHighest => Items[0].Highest * (Scoring == Scoring.Sum ? Items.Count : 1);

    public double Lowest => Shown(RawLowest);
    public double Highest => Shown(RawHighest);

    /// <summary>How many items must be answered: half of five is three. Never none.</summary>
    public int FewestAnswered => Math.Max(1, (int)Math.Ceiling(Items.Count * AtLeastAnswered - Rounding));

    /// <summary>Standard error of measurement, SD times the square root of 1 - r; null while either is unknown.</summary>
    public double? MeasurementError => Reliability is { } r && StandardDeviation is { } sd ? sd * Math.Sqrt(1 - r) : null;

    public double Shown(double raw) => raw * MultiplyBy + Add;

    /// <summary>The rule as a sentence that is printed beside the numbers.</summary>
    public string RuleInWords() => FormattableString.Invariant($"{Method()}{Rescaling()}. Scored when at least {FewestAnswered} of {Items.Count} {(Items.Count == 1 ? "is" : "are")} answered.");

    private string Method() => Scoring switch
    {
        _ when Items.Count == 1 => "The answer to the one statement",
        Scoring.Sum => $"The mean of the answered statements times {Items.Count}, which is their sum when all are answered",
        Scoring.Weighted => "The weighted mean of the answered statements",
        _ => "The mean of the answered statements",
    };

    private string Rescaling() => (MultiplyBy, Add) switch
    {
        (1, 0) => "",
        (_, 0) => FormattableString.Invariant($", times {MultiplyBy}"),
        _ => FormattableString.Invariant($", times {MultiplyBy}, plus {Add}"),
    };
}
