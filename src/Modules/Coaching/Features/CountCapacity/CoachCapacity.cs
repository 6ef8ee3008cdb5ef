using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.CountCapacity;

/// <summary>For how many more people the coaches have a place and an hour. Whoever's coaching is open and who has not chosen yet takes one of them.</summary>
internal sealed class CoachCapacity : ICoachCapacity
{
    public async Task<int> CanStart(Programme programme, int withinDays, UnitOfWork work) =>
        (await Read(programme, work)).From(work.Now, Duration.FromDays(withinDays));

    public async Task<Instant?> CanStartFrom(Programme programme, int people, int withinDays, UnitOfWork work)
    {
        var room = await Read(programme, work);
        foreach (var moment in room.Coaches.SelectMany(coach => coach.Ends).Where(end => end > work.Now).Prepend(work.Now).Distinct().Order())
            if (room.From(moment, Duration.FromDays(withinDays)) >= people) return moment;
        return null;
    }

    private static async Task<Room> Read(Programme programme, UnitOfWork work)
    {
        var ties = await Roster.Ties(work.Set<Tie>(), work.Set<SamePerson>());
        var candidates = await Roster.Candidates(
            work.Set<CoachProfile>(), work.Set<WeeklyHours>(), work.Set<Engagement>(), work.Set<Leave>(), ties, programme.Protocol.Coaches.MostAtOnce, work.Now);
        var paces = (await work.Set<CoachProfile>().ToListAsync()).ToDictionary(coach => coach.Person, coach => coach.Pace);
        var leaves = (await work.Set<Leave>().ToListAsync()).ToLookup(leave => leave.Coach);
        var feeds = (await work.Set<CalendarFeed>().ToListAsync()).ToDictionary(feed => feed.Coach, feed => feed.Busy);
        var today = work.Now.InUtc().Date.PlusDays(-1);
        var kept = (await work.Set<DatedHours>().Where(row => !row.IsExtra && row.On >= today).ToListAsync()).ToLookup(row => row.Coach);
        var ends = (await work.Set<Engagement>().Where(pair => pair.EndedAt == null)
            .Join(work.Set<Place>(), pair => pair.Place, place => place.Id, (pair, place) => new { pair.Id, pair.Coach, pair.Group, place.ClosesAt }).ToListAsync())
            .DistinctBy(pair => pair.Group is { } group ? group.Value : pair.Id.Value).ToLookup(pair => ties.Whole(pair.Coach), pair => pair.ClosesAt);
        var taken = (await work.Set<Session>().Where(session => session.State == SessionState.Booked && session.End > work.Now)
            .Select(session => new { session.Coach, session.Start, session.End }).ToListAsync()).ToLookup(session => session.Coach);
        // When a place closes is encrypted, so it is compared here and not by the database.
        // Whoever is offered a further session may never want it: it takes no room until a coach is chosen.
        var undecided = await work.Set<Place>().Where(place => place.Kind != PlaceKind.Booster && !work.Set<Engagement>().Any(pair => pair.Place == place.Id)).Select(place => place.ClosesAt).ToListAsync();
        return new([.. candidates.Select(coach => RoomOf(coach))], undecided.FindAll(closes => closes > work.Now), Duration.FromMinutes(programme.Protocol.Offerings.Max(offering => offering.MinutesPerSession)),
            programme.Protocol.Offerings.All(offering => offering.Kind == Offering.TraineeCoaching));

        CoachRoom RoomOf(Candidate coach)
        {
            var pace = paces[coach.Coach];
            return new(coach, pace.Notice, [.. ends[ties.Whole(coach.Coach)]],
                [
                    .. taken[coach.Coach].Select(session => new Interval(session.Start - pace.Buffer, session.End + pace.Buffer)),
                    .. kept[coach.Coach].Select(row => row.In(coach.Zone)), .. feeds.GetValueOrDefault(coach.Coach) ?? [],
                ], day => leaves[coach.Coach].Any(leave => leave.Covers(day)));
        }
    }

    private sealed record Room(IReadOnlyList<CoachRoom> Coaches, IReadOnlyList<Instant> Undecided, Duration Length, bool Trainees)
    {
        public int From(Instant moment, Duration days) =>
            Math.Max(0, Coaches.Sum(coach => coach.Starts(moment, moment + days, Length, Trainees)) - Undecided.Count(closes => closes > moment));
    }
}
