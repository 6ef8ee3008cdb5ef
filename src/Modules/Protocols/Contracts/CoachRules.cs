namespace Confrere.Protocols.Contracts;

/// <summary>Who may coach whom, how many at once, and how it is paid (amount in the institution's currency; 0 when employed).</summary>
/// <param name="Never">What forbids a pair, from <see cref="Conflicts"/>.</param>
public sealed record CoachRules(int MostAtOnce, IReadOnlyList<string> Never, IReadOnlyList<string> Credentials, string Pay, decimal RatePerSession)
{
    public static readonly IReadOnlyList<string> Conflicts =
    [
        "supervisor", "supervisee", "evaluator", "promotion-committee", "programme-director", "same-department", "same-specialty",
        "treating-physician", "family-or-financial-tie", "failed-match-before",
    ];

    /// <summary>How many coaches are to stand ready; null when the document does not say.</summary>
    public int? Planned { get; init; }

    /// <summary>Nobody is drawn before the coaches have an hour for them within so many days; null: nobody waits.</summary>
    public int? StartWithinDays { get; init; }

    /// <summary>Hours of coaching under supervision that a coach logs before being certified; null when the document does not ask for any.</summary>
    public int? SupervisedHours { get; init; }

    /// <summary>Minutes of protected time that one session earns; null unless coaches are paid in time.</summary>
    public int? MinutesCredited { get; init; }
}
