using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>One coach's room for people who are new to them.</summary>
/// <param name="Ends">When each of the running engagements ends at the latest.</param>
/// <param name="Taken">Hours that are booked, with what the coach wants free around them.</param>
/// <param name="IsOff">Whether a day, by the coach's calendar, is one on which they offer no hours.</param>
internal sealed record CoachRoom(Candidate Coach, Duration Notice, IReadOnlyList<Instant> Ends, IReadOnlyCollection<Interval> Taken, Func<LocalDate, bool> IsOff)
{
    /// <summary>How many could hold a first session between two moments: as many as there are places, and no more than there are free hours.</summary>
    public int Starts(Instant from, Instant until, Duration length, bool trainees = false)
    {
        if (Coach.MayCoachUntil(trainees) is not { } last || last < until.InUtc().Date) return 0;
        var places = Coach.Capacity - Ends.Count(end => end > from);
        if (places <= 0) return 0;
        var offered = Slots.Offered(Coach.Hours, Coach.Zone, from + Notice, until, length).Where(start => !IsOff(start.InZone(Coach.Zone).Date));
        return Math.Min(places, Slots.Free(offered, length, Taken).Count());
    }
}
