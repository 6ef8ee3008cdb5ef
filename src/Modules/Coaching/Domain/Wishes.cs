namespace Confrere.Coaching.Domain;

/// <summary>What a participant tells so that a coach can be proposed. Stored encrypted; read by matching alone.</summary>
internal sealed record Wishes(string Department, string Specialty, IReadOnlyList<string> Languages, TimesOfWeek Times)
{
    public string CallPool { get; init; } = "";

    /// <summary>A coach's career stage that is asked for; empty when it does not matter.</summary>
    public string CareerStage { get; init; } = "";

    /// <summary>What they would like to work on, in the words that coaches name as their interests.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
