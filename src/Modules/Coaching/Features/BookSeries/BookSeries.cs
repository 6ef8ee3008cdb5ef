using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BookSeries;

/// <summary>
/// Books what is left of a course from one hour on: the same wall-clock hour of the coach, so many weeks apart, inside the window; where that
/// hour is taken, the free one nearest to it within three days. All or nothing would leave somebody with no hour at all because one week is
/// full, so what cannot be placed is said and left to be booked by itself.
/// </summary>
internal sealed class BookSeries(Writer writer, AppointmentMail mail)
{
    private static readonly Duration Leeway = Duration.FromDays(3);

    public Task<Result<SeriesBooked>> Handle(PersonId person, Instant first, int weeksApart) => writer.Write<Result<SeriesBooked>>(async work =>
    {
        if (weeksApart is < 1 or > 4) return new SpacingIsUnlikely();
        if (await work.Set<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == person) is not { } pair) return new NoCoachIsChosen();
        if (pair.Group is not null) return new GroupMeetsTogether();
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        var left = place.Sessions - await BookSession.BookSession.Live(work, place);
        if (left <= 0) return new AllSessionsAreBooked(place.Sessions);
        if (await BookSession.BookSession.SlotRefusal(work, pair, place, first) is { } refusal) return refusal;
        var starts = await Starts(work, pair, place, first, weeksApart, left);
        foreach (var start in starts) await mail.TellBoth(BookSession.BookSession.Add(work, pair, place, start), work);
        return new SeriesBooked(starts.Count, left - starts.Count);
    });

    private static async Task<IReadOnlyList<Instant>> Starts(UnitOfWork work, Engagement pair, Place place, Instant first, int weeksApart, int left)
    {
        // A series looks as far as the window: the horizon is for single bookings.
        var free = await FreeSlots.Of(pair, place, work.Now, work, wholeWindow: true);
        var zone = DateTimeZoneProviders.Tzdb[await work.Set<CoachProfile>().Where(row => row.Person == pair.Coach).Select(row => row.ZoneId).SingleAsync()];
        return Starts(free, zone, first, weeksApart, left);
    }

    /// <summary>The hours of a series among the free ones, the first included.</summary>
    public static IReadOnlyList<Instant> Starts(IReadOnlyCollection<Instant> free, DateTimeZone zone, Instant first, int weeksApart, int left)
    {
        var (local, starts) = (first.InZone(zone).LocalDateTime, new List<Instant> { first });
        for (var turn = 1; turn < left; turn++)
        {
            var wanted = local.PlusWeeks(turn * weeksApart).InZoneLeniently(zone).ToInstant();
            var near = free.Where(start => start > starts[^1] + Leeway && Apart(start, wanted) <= Leeway).ToList();
            if (near.Count > 0) starts.Add(near.MinBy(start => Apart(start, wanted)));
        }
        return starts;
    }

    private static Duration Apart(Instant one, Instant other) => one > other ? one - other : other - one;
}
