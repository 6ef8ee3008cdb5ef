using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.RecordSession;

/// <summary>What follows from a held session: its number in the course, a line of pay, and with the last one the end of the engagement.</summary>
internal static class Crediting
{
    /// <param name="pays">False for those of a group's meeting whose coach is paid by another row of it.</param>
    /// <returns>How many sessions of this course have been held, this one included.</returns>
    public static async Task<int> Credit(Session session, CoachRules? rules, UnitOfWork work, bool pays = true)
    {
        var pair = await work.Set<Engagement>().SingleAsync(row => row.Id == session.Engagement);
        var place = await work.Set<Place>().SingleAsync(row => row.Id == pair.Place);
        var number = 1 + await work.Set<Session>().OfCourse(work.Set<Engagement>(), place.Id).CountAsync(row => row.State == SessionState.Held && row.Id != session.Id);
        work.Record("SessionHeld", $"session/{session.Id}", new { Number = number, Minutes = session.MinutesHeld, Mode = session.Mode.ToString() });
        if (pays) work.Set<PayEntry>().Add(await Pay(session, pair.Programme, session.Id, rules, work));
        if (number >= place.Sessions && pair.EndedAt is null) await Ending.Of(pair, Engagement.Completed, work);
        await work.Publish(new SessionHeld(session.Participant, number, session.Start));
        return number;
    }

    /// <param name="line">The session that the line is for; null when it takes the place of a reversed one.</param>
    public static async Task<PayEntry> Pay(Session session, ProgrammeId programme, SessionId? line, CoachRules? rules, UnitOfWork work)
    {
        var profile = await work.Set<CoachProfile>().SingleAsync(row => row.Person == session.Coach);
        var earned = Earned.By(profile.Contract, profile.ContractRate, profile.ChargedTo, rules, session.MinutesHeld ?? 0);
        return new()
        {
            Id = NewId.Of<PayEntryId>(), Programme = programme, Coach = session.Coach, Session = line,
            Amount = earned.Amount, Minutes = earned.Minutes, Basis = earned.Basis, ChargedTo = earned.ChargedTo, EnteredAt = work.Now,
        };
    }
}
