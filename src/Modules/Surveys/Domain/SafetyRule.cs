namespace Confrere.Surveys.Domain;

/// <summary>Answers after which confidential help is shown at once.</summary>
/// <param name="AtOrAbove">On the raw score.</param>
internal sealed record SafetyRule(string Code, InstrumentScale Scale, double AtOrAbove, string Help)
{
    /// <summary>A statement that was left out counts as its lowest: what is shown follows from what was said, never from a guess.</summary>
    public bool IsMetBy(IReadOnlyDictionary<string, int?> answers) =>
        Scale.Items.Any(item => answers.GetValueOrDefault(item.Code) is not null)
        && Scorer.Raw(Scale, item => item.Counted(answers.GetValueOrDefault(item.Code) ?? (item.IsReversed ? item.Highest : item.Lowest))).Raw >= AtOrAbove;
}
