using NodaTime;

namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>Who consented when, in weeks from the opening of enrolment; all null or empty before it.</summary>
/// <param name="ByWeek">Consents of each week, the running one included.</param>
/// <param name="Recent">Consents of the last <see cref="RecentDays"/> days, from which the pace is taken.</param>
internal sealed record RecruitmentTally(LocalDate? Opened, LocalDate? Closed, IReadOnlyList<int> ByWeek, int Recent, int RecentDays)
{
    /// <summary>The pace is that of a quarter: a rhythm of rounds and holidays is in it, the rush of the first weeks is not for long.</summary>
    public const int LongestPace = 91;

    public int Consented => ByWeek.Sum();

    /// <summary>Consented by the end of each week.</summary>
    public IEnumerable<int> Running()
    {
        var sum = 0;
        foreach (var week in ByWeek) yield return sum += week;
    }

    public static RecruitmentTally Of(LocalDate? opened, LocalDate? closed, IEnumerable<LocalDate> consents, LocalDate today)
    {
        if (opened is not { } first) return new(null, null, [], 0, 0);
        var until = closed is { } end && end < today ? end : today;
        int Days(LocalDate to) => Math.Max(0, Period.DaysBetween(first, to));
        var (weeks, pace) = (new int[Days(until) / 7 + 1], Math.Min(LongestPace, Days(until) + 1));
        var recent = 0;
        foreach (var day in consents)
        {
            weeks[Math.Min(Days(day) / 7, weeks.Length - 1)]++;
            if (Period.DaysBetween(day, until) < pace) recent++;
        }
        return new(opened, closed, weeks, recent, pace);
    }
}
