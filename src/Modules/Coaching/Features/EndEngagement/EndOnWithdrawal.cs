using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>Who withdraws, from coaching or altogether, has no coach and no appointments any more: both calendars are cleaned and the place closes.</summary>
internal sealed class EndOnWithdrawal(IParticipants participants, CancelSession.CancelSession cancel) : IHandle<ParticipantWithdrew>
{
    public async Task Handle(ParticipantWithdrew occurred, UnitOfWork work)
    {
        if (await participants.PersonOf(occurred.Participant, work) is not { } person) return;
        var place = await work.Set<Place>().FirstOrDefaultAsync(row => row.Person == person && row.Programme == occurred.Programme);
        if (place is null) return;
        if (place.ClosesAt > work.Now) place.ClosesAt = work.Now;
        if (occurred.Kind == "deletion") await Forget(place, work);
        if (await work.Set<Engagement>().FirstOrDefaultAsync(row => row.Place == place.Id && row.EndedAt == null) is not { } pair) return;
        var ahead = await work.Set<Session>().Where(row => row.Engagement == pair.Id && row.State == SessionState.Booked && row.Start > work.Now).ToListAsync();
        foreach (var session in ahead) await cancel.Cancel(session, ReasonCode.Other, work);
        await Ending.Of(pair, Engagement.Withdrew, work);
    }

    // The hours stay, because a coach is paid for them; what was wished and noted goes.
    private static async Task Forget(Place place, UnitOfWork work)
    {
        place.WishesJson = "";
        var pairs = await work.Set<Engagement>().Where(row => row.Place == place.Id).Select(row => row.Id).ToListAsync();
        work.Db.RemoveRange(await work.Set<Note>().Where(row => pairs.Contains(row.Engagement)).ToListAsync());
    }
}
