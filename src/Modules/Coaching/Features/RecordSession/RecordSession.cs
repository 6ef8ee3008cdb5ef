using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RecordSession;

/// <summary>
/// The coach states what became of a session, without content. Held: dose, pay and the flow diagram follow from this one record, and the
/// last session of the dose ends the engagement. Not held: a code, and the hour can be booked again. The participant confirms it or says what is
/// wrong (<see cref="AttestSession.AttestSession"/>).
/// </summary>
internal sealed class RecordSession(Writer writer, Reader reader, IProgrammes programmes, RecordToConfirmMail mail)
{
    internal const int ShortestMinutes = 5;
    internal const int LongestMinutes = 240;

    /// <returns>How many sessions of this course have been held, this one included.</returns>
    public async Task<Result<int>> Held(PersonId coach, SessionId id, int minutes, SessionMode mode)
    {
        if (minutes is < ShortestMinutes or > LongestMinutes) return new LengthIsUnlikely(ShortestMinutes, LongestMinutes);
        var protocol = await ProtocolFor(coach, id);
        return await writer.Write<Result<int>>(async work =>
        {
            if (await Find(work, coach, id) is not { Meeting: null } session) return new NoSuchSession();
            if (Refused(session, work) is { } refusal) return refusal;
            session.Hold(minutes, mode, work.Now, Patience(protocol));
            await mail.Ask(session, work);
            return await Crediting.Credit(session, protocol?.Coaches, work);
        });
    }

    public async Task<Result<Done>> NotHeld(PersonId coach, SessionId id, ReasonCode reason)
    {
        var protocol = await ProtocolFor(coach, id);
        return await writer.Write<Result<Done>>(async work => await Missed(coach, id, reason, protocol, work));
    }

    private async Task<Result<Done>> Missed(PersonId coach, SessionId id, ReasonCode reason, Protocol? protocol, UnitOfWork work)
    {
        if (await Find(work, coach, id) is not { Meeting: null } session) return new NoSuchSession();
        if (Refused(session, work) is { } refusal) return refusal;
        session.Miss(reason, work.Now, Patience(protocol));
        await mail.Ask(session, work);
        work.Record("SessionNotHeld", $"session/{session.Id}", new { Reason = reason.ToString() });
        return Done.It;
    }

    private static Duration Patience(Protocol? protocol) => Duration.FromDays((protocol?.RecordsOrPlain ?? RecordRules.Plain).ConfirmWithinDays);

    private async Task<Protocol?> ProtocolFor(PersonId coach, SessionId id)
    {
        var programme = await reader.Query<Session>().Where(row => row.Id == id && row.Coach == coach)
            .Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Programme).ToListAsync();
        return programme is [var only] ? (await programmes.Find(only))?.Protocol : null;
    }

    private static Task<Session?> Find(UnitOfWork work, PersonId coach, SessionId id) =>
        work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && row.Coach == coach);

    private static Refusal? Refused(Session session, UnitOfWork work) =>
        session.State != SessionState.Booked ? new SessionIsRecorded()
        : session.Start > work.Now ? new SessionHasNotBegun()
        : null;
}
