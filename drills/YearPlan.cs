namespace Confrere.Drills;

/// <summary>How large a simulated year is and what happens in it; shares of people or of sessions. Invented for load and variety, not estimates.</summary>
/// <param name="DaysBetweenRounds">How often windows and engagements are gone through; a house does it every few minutes.</param>
internal sealed record YearPlan(int Physicians, int Coaches, int Days = 365, int DaysBetweenRounds = 1)
{
    public const double Moved = 0.20;
    public const double CancelledByPhysician = 0.12;
    public const double CancelledByCoach = 0.08;
    public const double NotHeld = 0.05;
    public const double InSeries = 0.35;
    public const double AnotherCoach = 0.03;
    public const double Withdraws = 0.03;
    public const double AsksFurther = 0.40;
    public const double CoachOnLeave = 0.40;

    /// <summary>Everybody is invited within so many days.</summary>
    public int DaysOfIntake => Days / 4;
}
