using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.SetHours;

/// <summary>Replaces a coach's week. Sessions that are booked stay booked.</summary>
internal sealed class SetHours(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId coach, string zoneId, IReadOnlyList<HoursOfDay> week) => writer.Write<Result<Done>>(async work =>
    {
        if (HoursCannotBeKept.Of(zoneId, week) is { } refusal) return refusal;
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new NotACoach();
        profile.ZoneId = zoneId;
        work.Set<WeeklyHours>().RemoveRange(await work.Set<WeeklyHours>().Where(row => row.Coach == coach).ToListAsync());
        // Saved in between: a stretch that stays as it was would meet its own old row in the unique index.
        await work.Db.SaveChangesAsync();
        work.Set<WeeklyHours>().AddRange(week.Select(hours => Row(coach, hours)));
        work.Record("CoachHoursSet", $"coach/{coach}", new { Stretches = week.Count, ZoneId = zoneId });
        return Done.It;
    });

    private static WeeklyHours Row(PersonId coach, HoursOfDay hours) =>
        new() { Id = NewId.Of<WeeklyHoursId>(), Coach = coach, Day = hours.Day, From = hours.From, Until = hours.Until };
}
