using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>The coaches as matching sees them, from whichever side asks: a page that reads or a unit of work that decides.</summary>
internal static class Roster
{
    /// <summary>One candidate a person: accounts that are the same person share their load, and a department of one counts for all.</summary>
    public static async Task<IReadOnlyList<Candidate>> Candidates(
        IQueryable<CoachProfile> profiles, IQueryable<WeeklyHours> hours, IQueryable<Engagement> engagements,
        IQueryable<Leave> leaves, Ties ties, int mostAtOnce, Instant now)
    {
        var coaches = await profiles.ToListAsync();
        var weeks = (await hours.ToListAsync()).ToLookup(row => row.Coach, row => row.Hours);
        var loads = await engagements.Where(row => row.EndedAt == null && row.Group == null).GroupBy(row => row.Coach)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        // A group meets in one hour, so it counts as one.
        foreach (var group in await engagements.Where(row => row.EndedAt == null && row.Group != null).Select(row => new { row.Coach, row.Group }).Distinct().ToListAsync())
            loads[group.Coach] = loads.GetValueOrDefault(group.Coach) + 1;
        var away = (await leaves.ToListAsync()).Where(leave => IsWholeHorizon(leave, now)).Select(leave => leave.Coach).ToHashSet();
        var certified = coaches.Where(coach => coach.Standing == CoachStanding.Certified).ToDictionary(coach => coach.Person, coach => coach.CredentialValidUntil);
        return [.. coaches.OrderBy(coach => coach.Person.Value).GroupBy(coach => ties.Whole(coach.Person))
            .Select(accounts => Of([.. accounts], [.. weeks[accounts.First().Person]], accounts.Sum(account => loads.GetValueOrDefault(account.Person)), mostAtOnce, away, certified))];
    }

    public static async Task<Ties> Ties(IQueryable<Tie> ties, IQueryable<SamePerson> same) => new(
        (await same.ToListAsync()).Select(row => (row.Account, row.Is)), (await ties.ToListAsync()).Select(row => (row.One, row.Other, row.Rule)));

    // By the calendar of UTC: a day more or less decides nothing about three weeks.
    private static bool IsWholeHorizon(Leave leave, Instant now) => leave.Covers(now.InUtc().Date) && leave.Covers((now + Slots.Horizon).InUtc().Date);

    private static Candidate Of(List<CoachProfile> accounts, IReadOnlyList<HoursOfDay> hours, int load, int mostAtOnce, HashSet<PersonId> away, Dictionary<PersonId, LocalDate> certified)
    {
        var coach = accounts[0];
        return new(
            coach.Person, coach.Department, coach.Specialty, CoachProfile.List(coach.Languages), coach.CredentialValidUntil,
            coach.Capacity ?? mostAtOnce, load, DateTimeZoneProviders.Tzdb[coach.ZoneId], hours)
        {
            OtherDepartments = [.. accounts.Skip(1).Select(account => account.Department)],
            MentoredUntil = coach.Standing is CoachStanding.Training or CoachStanding.SupervisedHours && coach.Mentor is { } mentor && certified.TryGetValue(mentor, out var until) ? until : null,
            IsCertified = coach.Standing == CoachStanding.Certified, IsAway = away.Contains(coach.Person),
            CallPool = coach.CallPool, CareerStage = coach.CareerStage, Interests = CoachProfile.List(coach.Interests),
        };
    }
}
