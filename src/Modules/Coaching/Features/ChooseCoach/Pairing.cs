using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ChooseCoach;

/// <summary>
/// Begins an engagement, whoever decided it: the participant, the published match or the match desk by hand. The hard rules and the coach's
/// room are asked again in the transaction that decides.
/// </summary>
internal static class Pairing
{
    /// <param name="fact">What the log calls it.</param>
    public static async Task<Result<EngagementId>> Begin(Place place, PersonId coach, CoachRules rules, string fact, UnitOfWork work, string? reason = null)
    {
        if (place.GroupSize is not null) return new GroupIsPutTogether();
        return await Refusal(place, coach, rules, work) is { } refusal ? refusal : Begun(place, coach, null, fact, reason, work);
    }

    /// <summary>Everybody of a group at once, or nobody: one whom a rule now keeps from this coach keeps the group from beginning.</summary>
    public static async Task<IReadOnlyList<Engagement>?> BeginTogether(IReadOnlyList<Place> places, PersonId coach, CoachRules rules, string fact, UnitOfWork work)
    {
        foreach (var place in places)
            if (await Refusal(place, coach, rules, work) is not null) return null;
        var group = new CoachedGroup { Id = NewId.Of<CoachedGroupId>(), Programme = places[0].Programme, Coach = coach, Members = places.Count, FormedAt = work.Now };
        work.Set<CoachedGroup>().Add(group);
        foreach (var place in places) Begun(place, coach, group.Id, fact, null, work);
        work.Record("GroupFormed", $"group/{group.Id}", new { group.Members });
        return [.. work.Set<Engagement>().Local.Where(pair => pair.Group == group.Id)];
    }

    /// <summary>Into a group that runs already: it has its place with the coach, so that room is not asked for. Everything else is, and <paramref name="against"/> says what speaks against these companions.</summary>
    public static async Task<Result<Engagement>> Join(Place place, CoachedGroup group, CoachRules rules, Func<Ties, Refusal?> against, string reason, UnitOfWork work)
    {
        if (await Refusal(place, group.Coach, rules, work, MatchRules.Capacity) is { } refusal) return refusal;
        if (against(await Roster.Ties(work.Set<Tie>(), work.Set<SamePerson>())) is { } between) return between;
        var id = Begun(place, group.Coach, group.Id, MatchByHand.MatchByHand.Fact, reason, work);
        return work.Set<Engagement>().Local.Single(pair => pair.Id == id);
    }

    private static async Task<Refusal?> Refusal(Place place, PersonId coach, CoachRules rules, UnitOfWork work, MatchRules but = MatchRules.None)
    {
        if (place.ClosesAt <= work.Now) return new CoachingIsNotOpen();
        if (place.Wishes is not { } wishes) return new DepartmentIsNeeded();
        var ties = await Roster.Ties(work.Set<Tie>(), work.Set<SamePerson>());
        if (await Running(ties.Accounts(place.Person), work)) return new CoachIsChosenAlready();
        if (await work.Set<Engagement>().AnyAsync(row => row.Place == place.Id && row.EndedBecause == Engagement.Completed)) return new CoachingIsNotOpen();
        if (await Candidate(coach, ties, rules, work) is not { } candidate) return new CoachIsNotHere();
        var barriers = Matching.Barriers(new(place.Person, place.Id, wishes, DateTimeZone.Utc, place.BlockEnds(work.Now)) { IsTrainee = place.IsTrainees }, candidate, ties, work.Now, rules.NeverSameSpecialty()) & ~but;
        return barriers == MatchRules.None ? null : new CoachCannotBeChosen(barriers.Each().Last());
    }

    private static async Task<bool> Running(IReadOnlyList<PersonId> accounts, UnitOfWork work) =>
        await work.Set<Engagement>().AnyAsync(row => row.EndedAt == null && accounts.Contains(row.Participant));

    private static async Task<Candidate?> Candidate(PersonId coach, Ties ties, CoachRules rules, UnitOfWork work)
    {
        var accounts = ties.Accounts(coach);
        if (!await work.Set<CoachProfile>().AnyAsync(row => row.Person == coach)) return null;
        return (await Roster.Candidates(
            work.Set<CoachProfile>().Where(row => accounts.Contains(row.Person) || work.Set<CoachProfile>().Any(novice => accounts.Contains(novice.Person) && novice.Mentor == row.Person)), work.Set<WeeklyHours>().Where(row => accounts.Contains(row.Coach)),
            work.Set<Engagement>().Where(row => accounts.Contains(row.Coach)), work.Set<Leave>().Where(row => accounts.Contains(row.Coach)), ties, rules.MostAtOnce, work.Now)).SingleOrDefault(candidate => accounts.Contains(candidate.Coach));
    }

    private static EngagementId Begun(Place place, PersonId coach, CoachedGroupId? group, string fact, string? reason, UnitOfWork work)
    {
        var engagement = new Engagement
        {
            Id = NewId.Of<EngagementId>(), Place = place.Id, Programme = place.Programme, Participant = place.Person, Coach = coach, Group = group,
            StartedAt = work.Now, ActiveParticipant = place.Person,
        };
        (place.ClosesAt, place.WindowOnceBegun) = (place.BlockEnds(work.Now), null);
        work.Set<Engagement>().Add(engagement);
        work.Record(fact, $"engagement/{engagement.Id}", reason: reason);
        return engagement.Id;
    }
}
