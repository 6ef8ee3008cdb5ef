using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AskForAnother;

/// <summary>
/// Either side ends a pair that does not fit, and nobody is asked why. The two are not proposed to each other again, what is booked ahead is
/// cancelled in both calendars, and the sessions that are left go with the participant to another coach. Which side asked is kept nowhere.
/// </summary>
internal sealed class AskForAnother(ICommitter committer, IServiceProvider services, Tenancy tenancy, IClock clock, CancelSession.CancelSession cancel, PairEndedMail ended)
{
    // A writer without an actor: with one the log would tell which side asked.
    private readonly Writer _writer = new(committer, services, tenancy, new ActorScope(), clock);

    public Task<Result<Done>> Handle(PersonId side, EngagementId id) => _writer.Write<Result<Done>>(async work =>
    {
        var pair = await work.Set<Engagement>().FirstOrDefaultAsync(row => row.Id == id && (row.Participant == side || row.Coach == side) && row.EndedAt == null);
        if (pair is null) return new ThereIsNoSuchPair();
        var booked = await work.Set<Session>().Where(row => row.Engagement == id && row.State == SessionState.Booked).ToListAsync();
        if (booked.Exists(session => session.Start <= work.Now)) return new SessionIsToBeRecorded();
        foreach (var session in booked) await cancel.Cancel(session, ReasonCode.Other, work);
        // With nothing booked no calendar mail goes out. Both are told, so that the mail does not say who asked.
        if (booked.Count == 0) { await ended.Tell(pair, pair.Participant, work); await ended.Tell(pair, pair.Coach, work); }
        await DeclareTie.DeclareTie.Add(pair.Participant, pair.Coach, MatchRules.FormerPair, work);
        await Ending.Of(pair, Engagement.Rematched, work);
        return Done.It;
    });
}
