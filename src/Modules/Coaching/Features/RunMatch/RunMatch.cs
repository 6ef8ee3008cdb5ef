using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>
/// Matches everybody of a programme who waits for a coach, as a draft: nobody is told and nothing begins before it is published. Running
/// engagements stand; so do the pairs of the last draft that the desk kept, and the ones it set aside are not proposed again.
/// </summary>
internal sealed class RunMatch(Writer writer, Reader reader, IProgrammes programmes, IPeople people, Waiting waiting, IClock clock)
{
    public async Task<Result<MatchRoundId>> Handle(ProgrammeId programme, IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (await programmes.Find(programme) is not { } found) return new NoSuchProgramme();
        var rules = found.Protocol.Coaches;
        var drafted = await Drafted(programme);
        var (ties, people) = (await TiesWith(drafted), await Seekers(programme));
        var coaches = await Roster.Candidates(reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(),
            reader.Query<Leave>(), ties, rules.MostAtOnce, clock.GetCurrentInstant());
        // One person under two addresses is matched once.
        var seekers = people.DistinctBy(seeker => ties.Whole(seeker.Person)).ToList();
        if (seekers.Count == 0) return new NobodyIsWaiting();
        var groups = new GroupDraft([.. seekers.Where(seeker => seeker.Group is not null)], coaches, ties, clock.GetCurrentInstant(), rules);
        var rows = groups.Rows(drafted);
        var alone = seekers.FindAll(seeker => seeker.Group is null);
        var pool = new MatchPool(alone, groups.CoachesLeft, ties, clock.GetCurrentInstant(), rules.NeverSameSpecialty(), Standing(drafted, alone, coaches));
        var plan = await pool.Solve(progress, cancellation);
        return await Store(programme, [.. rows, .. Rows(plan, pool, alone, coaches, rules, drafted)], coaches, cancellation);
    }

    private async Task<IReadOnlyList<MatchPair>> Drafted(ProgrammeId programme)
    {
        var draft = await reader.Query<MatchRound>().FirstOrDefaultAsync(row => row.DraftOf == programme);
        return draft is null ? [] : await reader.Query<MatchPair>().Where(row => row.Round == draft.Id).ToListAsync();
    }

    private async Task<Ties> TiesWith(IReadOnlyList<MatchPair> drafted)
    {
        var (same, ties) = (await reader.Query<SamePerson>().ToListAsync(), await reader.Query<Tie>().ToListAsync());
        return new(same.Select(row => (row.Account, row.Is)), ties.Select(row => (row.One, row.Other, row.Rule))
            .Concat(drafted.Where(pair => pair is { Coach: not null, Review: MatchReview.SetAside }).Select(pair => (pair.Participant, pair.Coach!.Value, MatchRules.SetAside))));
    }

    private async Task<IReadOnlyList<Seeker>> Seekers(ProgrammeId programme)
    {
        var places = (await waiting.In(programme)).Where(place => place.Wishes is not null).ToList();
        var ids = places.ConvertAll(place => place.Person);
        var contacts = await people.ContactsOf(ids);
        var completed = (await reader.Query<Engagement>().Where(row => row.EndedBecause == Engagement.Completed && ids.Contains(row.Participant)).ToListAsync())
            .ToLookup(row => row.Participant, row => row.Coach);
        return [.. places.Select(place => new Seeker(place.Person, place.Id, place.Wishes!, ZoneOf(contacts.GetValueOrDefault(place.Person)), place.BlockEnds(clock.GetCurrentInstant())) 
        {
            IsTrainee = place.IsTrainees, Completed = [.. completed[place.Person]], Group = place.GroupSize is { } size ? new(place.Offering, size, place.Minutes, place.HearsBy) : null,
        })];
    }

    private static DateTimeZone ZoneOf(Contact? contact) => contact is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[contact.ZoneId];

    private static Dictionary<int, int> Standing(IReadOnlyList<MatchPair> drafted, List<Seeker> seekers, IReadOnlyList<Candidate> coaches)
    {
        var (places, numbers) = (seekers.Select((seeker, index) => (seeker.Place, index)).ToDictionary(pair => pair.Place, pair => pair.index),
            coaches.Select((coach, index) => (coach.Coach, index)).ToDictionary(pair => pair.Coach, pair => pair.index));
        return drafted.Where(pair => pair.Review == MatchReview.Kept && places.ContainsKey(pair.Place) && numbers.ContainsKey(pair.Coach!.Value))
            .ToDictionary(pair => places[pair.Place], pair => numbers[pair.Coach!.Value]);
    }

    private static IEnumerable<DraftedRow> Rows(MatchPlan plan, MatchPool pool, List<Seeker> seekers, IReadOnlyList<Candidate> coaches, CoachRules rules, IReadOnlyList<MatchPair> before)
    {
        var why = plan.Unmatched.ToDictionary(one => one.Seeker, one => string.Join('\n', MatchWords.Of(one, rules)));
        var kept = before.Where(pair => pair.Review == MatchReview.Kept).ToDictionary(pair => pair.Place, pair => pair.Coach);
        for (var index = 0; index < seekers.Count; index++)
        {
            var coach = plan.Coaches[index];
            yield return new(seekers[index], coach < 0 ? null : coaches[coach].Coach, coach < 0 ? why[index] : string.Join('\n', pool.Table.Reasons(index, coach)), null,
                coach >= 0 && kept.TryGetValue(seekers[index].Place, out var stood) && stood == coaches[coach].Coach ? MatchReview.Kept : MatchReview.NotYet);
        }
    }

    private Task<Result<MatchRoundId>> Store(ProgrammeId programme, List<DraftedRow> rows, IReadOnlyList<Candidate> coaches, CancellationToken cancellation) => writer.Write<Result<MatchRoundId>>(async work =>
    {
        await RemoveDraft(programme, work);
        var round = new MatchRound
        {
            Id = NewId.Of<MatchRoundId>(), Programme = programme, DraftOf = programme, MadeAt = work.Now, Coaches = coaches.Count, Room = coaches.Sum(coach => coach.Room),
        };
        work.Set<MatchRound>().Add(round);
        work.Set<MatchPair>().AddRange(rows.Select(row => new MatchPair
        {
            Id = NewId.Of<MatchPairId>(), Round = round.Id, Place = row.Seeker.Place, Participant = row.Seeker.Person, Coach = row.Coach, Words = row.Words, Group = row.Group, Review = row.Review,
        }));
        work.Record("MatchDrafted", $"match/{round.Id}", new { People = rows.Count, Matched = rows.Count(row => row.Coach is not null), Coaches = coaches.Count });
        return round.Id;
    }, cancellation);

    private static async Task RemoveDraft(ProgrammeId programme, UnitOfWork work)
    {
        if (await work.Set<MatchRound>().FirstOrDefaultAsync(row => row.DraftOf == programme) is not { } draft) return;
        work.Set<MatchPair>().RemoveRange(await work.Set<MatchPair>().Where(row => row.Round == draft.Id).ToListAsync());
        work.Set<MatchRound>().Remove(draft);
        await work.Db.SaveChangesAsync();
    }
}
