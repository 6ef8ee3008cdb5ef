using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.TakeSeat;

/// <summary>Whether a person is somewhere else at that time: in a session of their own on either side, seated at a gathering or leading one.</summary>
internal static class Engaged
{
    public static async Task<bool> At(Interval time, PersonId person, UnitOfWork work)
    {
        var (start, end) = (time.Start, time.End);
        if (await work.Set<Session>().AnyAsync(row => row.State == SessionState.Booked && row.Start < end && row.End > start && (row.CoachSlot == person || row.ParticipantSlot == person))) return true;
        return (await Times(work, person, work.Now)).Any(other => other.Start < end && other.End > start);
    }

    /// <summary>Gatherings to come at which the person sits, is offered a seat, or leads.</summary>
    public static async Task<IReadOnlyList<Interval>> Times(Rows rows, PersonId person, Instant now) =>
        (await rows.Of<Gathering>().Where(row => row.CancelledAt == null && row.End > now)
            .Where(row => row.Facilitator == person || rows.Of<Seat>().Any(seat => seat.Gathering == row.Id && seat.Holder == person && seat.Number != null)).ToListAsync())
        .ConvertAll(row => row.Interval);
}
