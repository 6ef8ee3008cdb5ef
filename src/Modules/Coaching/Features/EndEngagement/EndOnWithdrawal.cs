using Confrere.Coaching.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>
/// Who withdraws, from coaching or altogether, can choose and book nothing more from that moment on. Engagement and appointments end at the
/// next round of housekeeping: in this transaction their instants and facts would stand beside those of the withdrawal and join the person
/// to the code.
/// </summary>
internal sealed class EndOnWithdrawal(IParticipants participants) : IHandle<ParticipantWithdrew>
{
    public async Task Handle(ParticipantWithdrew occurred, UnitOfWork work)
    {
        if (await participants.PersonOf(occurred.Participant, work) is not { } person) return;
        foreach (var place in await work.Set<Place>().Where(row => row.Person == person && row.Programme == occurred.Programme).ToListAsync())
        {
            if (place.ClosesAt > work.Now) place.ClosesAt = work.Now;
            if (occurred.Kind == "deletion") await Forget(place, work);
            place.IsWithdrawn = true;
        }
    }

    // The hours stay, because a coach is paid for them; what was wished and noted goes.
    private static async Task Forget(Place place, UnitOfWork work)
    {
        place.WishesJson = "";
        var pairs = await work.Set<Engagement>().Where(row => row.Place == place.Id).Select(row => row.Id).ToListAsync();
        foreach (var checkIn in await work.Set<CheckIn>().Where(row => row.Place == place.Id).ToListAsync()) checkIn.Forget();
        work.Db.RemoveRange(await work.Set<Note>().Where(row => pairs.Contains(row.Engagement)).ToListAsync());
        work.Db.RemoveRange(await work.Set<PairKey>().Where(row => pairs.Contains(row.Engagement) && row.Person != place.Person).ToListAsync());
        await KeepNoteKeys.KeepNoteKeys.Forget(place.Person, work);
    }
}
