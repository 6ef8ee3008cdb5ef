using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.BookSession;

/// <summary>Books one of the coach's free hours. What is free is computed again in the transaction that takes it.</summary>
internal sealed class BookSession(Writer writer, AppointmentMail mail)
{
    public Task<Result<SessionId>> Handle(PersonId person, Instant start) => writer.Write<Result<SessionId>>(async work =>
    {
        if (await work.Set<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == person) is not { } pair) return new NoCoachIsChosen();
        if (pair.Group is not null) return new GroupMeetsTogether();
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        if (await Live(work, place) >= place.Sessions) return new AllSessionsAreBooked(place.Sessions);
        if (await SlotRefusal(work, pair, place, start) is { } refusal) return refusal;
        var session = Add(work, pair, place, start);
        await mail.TellBoth(session, work);
        return session.Id;
    });

    internal static Session Add(UnitOfWork work, Engagement pair, Place place, Instant start)
    {
        var session = Booked(pair, place, start, work.Now);
        work.Set<Session>().Add(session);
        work.Record("SessionBooked", $"session/{session.Id}", new { Engagement = pair.Id.Value });
        return session;
    }

    internal static async Task<Refusal?> SlotRefusal(UnitOfWork work, Engagement pair, Place place, Instant start, Func<Session, bool>? moves = null)
    {
        var notice = (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == pair.Coach))?.Pace.Notice ?? Slots.Notice;
        if (start < work.Now + notice) return new SlotIsTooSoon((int)notice.TotalHours);
        var free = await FreeSlots.Of(pair, place, work.Now, work, moves: moves);
        return free.Contains(start) ? null : new SlotIsNotFree();
    }

    // Not held and cancelled sessions give their number back: somebody who was called to a patient has not used an hour.
    internal static Task<int> Live(UnitOfWork work, Place place) =>
        work.Set<Session>().OfCourse(work.Set<Engagement>(), place.Id).CountAsync(row => row.State == SessionState.Booked || row.State == SessionState.Held);

    private static Session Booked(Engagement pair, Place place, Instant start, Instant now) => new()
    {
        Id = NewId.Of<SessionId>(), Engagement = pair.Id, Participant = pair.Participant, Coach = pair.Coach, Start = start,
        End = start + place.SessionLength, BookedAt = now, CoachSlot = pair.Coach, ParticipantSlot = pair.Participant,
    };
}
