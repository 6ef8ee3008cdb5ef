namespace Confrere.Protocols.Contracts;

/// <summary>Something a participant can be given. Dose in sessions, length in minutes, window in days from the day it opens.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
public sealed record Offering(string Code, string Title, string Kind, int Sessions, int MinutesPerSession, int WindowDays, string Description)
{
    public const string OneToOne = "one-to-one";
    public const string Group = "group";
    public const string TraineeCoaching = "trainee-coaching";

    public static readonly IReadOnlyList<string> Kinds =
        [OneToOne, Group, "retreat", "listening-session", "leadership-development", TraineeCoaching];

    /// <summary>How many participants meet together; null where one meets a coach alone.</summary>
    public int? GroupSize { get; init; }
}
