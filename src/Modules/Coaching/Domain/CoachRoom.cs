using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>One coach's room for people who are new to them.</summary>
/// <param name="Ends">When each of the running engagements ends at the latest.</param>
/// <param name="Taken">Hours that are booked.</param>
internal sealed record CoachRoom(Candidate Coach, IReadOnlyList<Instant> Ends, IReadOnlyCollection<Interval> Taken)
{
    /// <summary>How many could hold a first session between two moments: as many as there are places, and no more than there are free hours.</summary>
    public int Starts(Instant from, Instant until, Duration length)
    {
        if (Coach.CredentialValidUntil < until.InUtc().Date) return 0;
        var places = Coach.Capacity - Ends.Count(end => end > from);
        if (places <= 0) return 0;
        return Math.Min(places, Slots.Free(Slots.Offered(Coach.Hours, Coach.Zone, from + Slots.Notice, until, length), length, Taken).Count());
    }
}
