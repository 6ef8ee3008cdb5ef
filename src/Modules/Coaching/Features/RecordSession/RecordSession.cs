using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.RecordSession;

/// <summary>
/// The coach states what became of a session, without content. Held: dose, pay and the flow diagram follow from this one record, and the
/// last session of the dose ends the engagement. Not held: a code, and the hour can be booked again.
/// </summary>
internal sealed class RecordSession(Writer writer, Reader reader, IProgrammes programmes)
{
    private const int ShortestMinutes = 5;
    private const int LongestMinutes = 240;

    /// <returns>How many sessions of this course have been held, this one included.</returns>
    public async Task<Result<int>> Held(PersonId coach, SessionId id, int minutes, SessionMode mode)
    {
        if (minutes is < ShortestMinutes or > LongestMinutes) return new LengthIsUnlikely(ShortestMinutes, LongestMinutes);
        var rules = await RulesFor(coach, id);
        return await writer.Write<Result<int>>(async work =>
        {
            if (await Find(work, coach, id) is not { } session) return new NoSuchSession();
            if (Refused(session, work) is { } refusal) return refusal;
            session.Hold(minutes, mode, work.Now);
            return await Credit(session, rules, work);
        });
    }

    public Task<Result<Done>> NotHeld(PersonId coach, SessionId id, ReasonCode reason) => writer.Write<Result<Done>>(async work =>
    {
        if (await Find(work, coach, id) is not { } session) return new NoSuchSession();
        if (Refused(session, work) is { } refusal) return refusal;
        session.Miss(reason, work.Now);
        work.Record("SessionNotHeld", $"session/{session.Id}", new { Reason = reason.ToString() });
        return Done.It;
    });

    private static async Task<int> Credit(Session session, CoachRules? rules, UnitOfWork work)
    {
        var pair = await work.Set<Engagement>().SingleAsync(row => row.Id == session.Engagement);
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        var number = 1 + await work.Set<Session>().OfCourse(work.Set<Engagement>(), place.Id).CountAsync(row => row.State == SessionState.Held);
        work.Record("SessionHeld", $"session/{session.Id}", new { Number = number, Minutes = session.MinutesHeld, Mode = session.Mode.ToString() });
        work.Set<PayEntry>().Add(await Pay(session, pair, rules, work));
        if (number >= place.Sessions && pair.EndedAt is null) await Ending.Of(pair, Engagement.Completed, work);
        await work.Publish(new SessionHeld(session.Participant, number, session.Start));
        return number;
    }

    private static async Task<PayEntry> Pay(Session session, Engagement pair, CoachRules? rules, UnitOfWork work)
    {
        var profile = await work.Set<CoachProfile>().SingleAsync(row => row.Person == session.Coach);
        var earned = Earned.By(profile.Contract, profile.ContractRate, profile.ChargedTo, rules, session.MinutesHeld ?? 0);
        return new()
        {
            Id = NewId.Of<PayEntryId>(), Programme = pair.Programme, Coach = session.Coach, Session = session.Id,
            Amount = earned.Amount, Minutes = earned.Minutes, Basis = earned.Basis, ChargedTo = earned.ChargedTo, EnteredAt = work.Now,
        };
    }

    private async Task<CoachRules?> RulesFor(PersonId coach, SessionId id)
    {
        var programme = await reader.Query<Session>().Where(row => row.Id == id && row.Coach == coach)
            .Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Programme).ToListAsync();
        return programme is [var only] ? (await programmes.Find(only))?.Protocol.Coaches : null;
    }

    private static Task<Session?> Find(UnitOfWork work, PersonId coach, SessionId id) =>
        work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && row.Coach == coach);

    private static Refusal? Refused(Session session, UnitOfWork work) =>
        session.State != SessionState.Booked ? new SessionIsRecorded()
        : session.Start > work.Now ? new SessionHasNotBegun()
        : null;
}
