using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>The coaches as matching sees them, from whichever side asks: a page that reads or a unit of work that decides.</summary>
internal static class Roster
{
    public static async Task<IReadOnlyList<Candidate>> Candidates(
        IQueryable<CoachProfile> profiles, IQueryable<WeeklyHours> hours, IQueryable<Engagement> engagements, int mostAtOnce)
    {
        var coaches = await profiles.ToListAsync();
        var weeks = (await hours.ToListAsync()).ToLookup(row => row.Coach, row => row.Hours);
        var loads = await engagements.Where(row => row.EndedAt == null).GroupBy(row => row.Coach)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        return [.. coaches.Select(coach => Of(coach, [.. weeks[coach.Person]], loads.GetValueOrDefault(coach.Person), mostAtOnce))];
    }

    private static Candidate Of(CoachProfile coach, IReadOnlyList<HoursOfDay> hours, int load, int mostAtOnce) => new(
        coach.Person, coach.Department, coach.Specialty, CoachProfile.List(coach.Languages), coach.CredentialValidUntil,
        coach.Capacity ?? mostAtOnce, load, DateTimeZoneProviders.Tzdb[coach.ZoneId], hours);
}
