using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.SettleDispute;

/// <summary>
/// The director ends a dispute: the record stands, the session was not held, or it was held and so long. Dose, pay and the flow follow at
/// once: pay by reversal, so that no line of the ledger ever changes.
/// </summary>
internal sealed class SettleDispute(Writer writer, Reader reader, IProgrammes programmes)
{
    private const string Why = "Put right after a dispute";

    public async Task<Result<Done>> Handle(SessionId id, Settlement? how, int? minutes, SessionMode? mode)
    {
        if (how is not { } settlement || (settlement == Settlement.Held && (minutes is null || mode is null))) return new HowIsNotSaid();
        if (settlement == Settlement.Held && minutes is < RecordSession.RecordSession.ShortestMinutes or > RecordSession.RecordSession.LongestMinutes)
            return new LengthIsUnlikely(RecordSession.RecordSession.ShortestMinutes, RecordSession.RecordSession.LongestMinutes);
        var rules = await RulesFor(id);
        return await writer.Write<Result<Done>>(async work =>
        {
            var session = await work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id);
            if (session?.AttestationAt(work.Now) != Attestation.Disputed) return new ThereIsNoDispute();
            work.Record("DisputeSettled", $"session/{id}", new { How = settlement.ToString() });
            await Settle(session, settlement, minutes, mode, rules, work);
            return Done.It;
        });
    }

    private static async Task Settle(Session session, Settlement how, int? minutes, SessionMode? mode, CoachRules? rules, UnitOfWork work)
    {
        switch (how)
        {
            case Settlement.Stands:
                session.LetStand(work.Now);
                break;
            case Settlement.NotHeld when session.State == SessionState.Held:
                session.SettleAsNotHeld(work.Now);
                // The coach was there for the others of a group.
                if (!await OthersCame(session, work)) await Reverse(session, work);
                await GiveBack(session, work);
                break;
            case Settlement.NotHeld:
                session.SettleAsNotHeld(work.Now);
                break;
            case Settlement.Held when session.State == SessionState.Held:
                session.SettleAsHeld(minutes!.Value, mode!.Value, work.Now);
                if (await Reverse(session, work) is { } reversed) work.Set<PayEntry>().Add(await Crediting.Pay(session, reversed.Programme, null, rules, work));
                break;
            default:
                session.SettleAsHeld(minutes!.Value, mode!.Value, work.Now);
                await Crediting.Credit(session, rules, work, pays: !await OthersCame(session, work));
                break;
        }
    }

    private static async Task<bool> OthersCame(Session session, UnitOfWork work) =>
        session.Meeting is { } meeting && await work.Set<Session>().AnyAsync(row => row.Meeting == meeting && row.Id != session.Id && row.State == SessionState.Held);

    /// <returns>The line that was taken back; null when there is none, or a director had reversed it already.</returns>
    private static async Task<PayEntry?> Reverse(Session session, UnitOfWork work)
    {
        if (await work.Set<PayEntry>().FirstOrDefaultAsync(row => row.Session == session.Id) is not { } line) return null;
        if (await work.Set<PayEntry>().AnyAsync(row => row.Reverses == line.Id)) return null;
        work.Set<PayEntry>().Add(line.Reversed(Why, work.Now));
        return line;
    }

    /// <summary>A course that this session had completed has one left, while its window is open and the participant has nobody else.</summary>
    private static async Task GiveBack(Session session, UnitOfWork work)
    {
        var pair = await work.Set<Engagement>().SingleAsync(row => row.Id == session.Engagement);
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        if (pair.EndedBecause != Engagement.Completed || place.ClosesAt <= work.Now || place.IsWithdrawn) return;
        if (await work.Set<Engagement>().AnyAsync(row => row.ActiveParticipant == session.Participant)) return;
        pair.Reopen();
        foreach (var note in await work.Set<Note>().Where(row => row.Engagement == pair.Id).ToListAsync()) note.ExpiresAt = null;
        work.Record("EngagementReopened", $"engagement/{pair.Id}");
    }

    private async Task<CoachRules?> RulesFor(SessionId id)
    {
        var programme = await reader.Query<Session>().Where(row => row.Id == id)
            .Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Programme).ToListAsync();
        return programme is [var only] ? (await programmes.Find(only))?.Protocol.Coaches : null;
    }
}
