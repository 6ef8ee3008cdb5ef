namespace Confrere.Surveys.Domain;

/// <summary>
/// Scores answers by the instrument's own rule: the mean of the answered items of a scale, if at least the stated share is answered.
/// Overall burnout is the mean of its ten items, not of two subscale means. Pure.
/// </summary>
internal static class Scorer
{
    public static IReadOnlyList<ScaleScore> Score(Instrument instrument, IReadOnlyDictionary<string, int?> answers) =>
        [.. instrument.Scales.Select(scale => Score(scale, answers))];

    private static ScaleScore Score(InstrumentScale scale, IReadOnlyDictionary<string, int?> answers)
    {
        var (sum, answered) = (0, 0);
        foreach (var item in scale.Items)
        {
            if (answers.GetValueOrDefault(item.Code) is not { } value) continue;
            sum += value;
            answered++;
        }
        var isScored = answered > 0 && answered >= scale.FewestAnswered;
        return new(scale, isScored ? (double)sum / answered : null, answered);
    }
}
