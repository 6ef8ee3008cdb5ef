namespace Confrere.Surveys.Domain;

/// <summary>
/// Scores answers by the instrument's own rule, if at least the stated share of a scale's items is answered. Overall burnout is the
/// mean of its ten items, not of two subscale means. Pure.
/// </summary>
internal static class Scorer
{
    public static IReadOnlyList<ScaleScore> Score(Instrument instrument, IReadOnlyDictionary<string, int?> answers) =>
        [.. instrument.Scales.Select(scale => Score(scale, answers))];

    private static ScaleScore Score(InstrumentScale scale, IReadOnlyDictionary<string, int?> answers)
    {
        var (raw, answered) = Raw(scale, item => answers.GetValueOrDefault(item.Code) is { } value ? item.Counted(value) : null);
        return new(scale, answered >= scale.FewestAnswered ? raw : null, answered);
    }

    /// <summary>The raw score of the items that count something, however few, and how many they are.</summary>
    public static (double Raw, int Answered) Raw(InstrumentScale scale, Func<InstrumentItem, int?> counted)
    {
        var (sum, weights, answered) = (0.0, 0.0, 0);
        for (var place = 0; place < scale.Items.Count; place++)
        {
            if (counted(scale.Items[place]) is not { } value) continue;
            var weight = scale.Scoring == Scoring.Weighted ? scale.Weights[place] : 1;
            sum += weight * value;
            weights += weight;
            answered++;
        }
        // Multiplied before it is divided, so that a sum of whole numbers with nothing left out is exact.
        return (answered == 0 ? double.NaN : scale.Scoring == Scoring.Sum ? sum * scale.Items.Count / weights : sum / weights, answered);
    }
}
