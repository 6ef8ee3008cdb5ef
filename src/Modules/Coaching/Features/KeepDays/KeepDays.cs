using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.KeepDays;

/// <summary>Hours of single days: extra ones to be booked, or ones to keep free, once or as a rota that comes back every so many weeks. What is booked stays booked.</summary>
internal sealed class KeepDays(Writer writer)
{
    public const int MostTimes = 52;
    private const int MostDaysAhead = 400;

    /// <param name="everyWeeks">Null for this day alone.</param>
    /// <returns>How many days it came to.</returns>
    public Task<Result<int>> Handle(PersonId coach, LocalDate on, LocalTime from, LocalTime until, bool isExtra, int? everyWeeks = null, int times = 1) => writer.Write<Result<int>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new SetHours.NotACoach();
        var today = work.Now.InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date;
        if (Problem(on, from, until, everyWeeks, times, today) is { } problem) return new DayCannotBeKept(problem);
        List<LocalDate> days = [.. Enumerable.Range(0, everyWeeks is null ? 1 : times).Select(turn => on.PlusWeeks(turn * (everyWeeks ?? 0)))];
        var kept = await work.Set<DatedHours>().Where(row => row.Coach == coach).ToListAsync();
        if (days.Exists(day => kept.Exists(row => row.On == day && row.Hours.Overlaps(new(day.DayOfWeek, from, until)))))
            return new DayCannotBeKept("Some of these hours are on the list already; take them off first.");
        foreach (var day in days) work.Set<DatedHours>().Add(new() { Id = NewId.Of<DatedHoursId>(), Coach = coach, On = day, From = from, Until = until, IsExtra = isExtra });
        work.Record("DaysKept", $"coach/{coach}", new { Days = days.Count, IsExtra = isExtra });
        return days.Count;
    });

    public Task<Result<Done>> Remove(PersonId coach, DatedHoursId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<DatedHours>().FirstOrDefaultAsync(row => row.Id == id && row.Coach == coach) is not { } row) return new DayCannotBeKept("These hours are not on the list any more.");
        work.Set<DatedHours>().Remove(row);
        work.Record("DayTakenBack", $"coach/{coach}");
        return Done.It;
    });

    private static string? Problem(LocalDate on, LocalTime from, LocalTime until, int? everyWeeks, int times, LocalDate today) =>
        !new HoursOfDay(on.DayOfWeek, from, until).IsInOrder ? "They end before they begin."
        : everyWeeks is < 1 or > 12 ? "A rota comes back every 1 to 12 weeks."
        : times is < 1 or > MostTimes ? $"A rota is entered for 1 to {MostTimes} times."
        : on < today || on.PlusWeeks((times - 1) * (everyWeeks ?? 0)) > today.PlusDays(MostDaysAhead) ? "The days should lie between today and a year from now."
        : null;
}
