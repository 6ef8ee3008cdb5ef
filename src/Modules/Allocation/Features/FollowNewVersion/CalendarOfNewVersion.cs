using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.FollowNewVersion;

/// <summary>Whoever consented to a later version after they were allocated owes what it asks from then on, counted from their own allocation.</summary>
internal sealed class CalendarOfNewVersion(IMeasuringCalendar calendar) : IHandle<ParticipantConsentedAgain>
{
    public async Task Handle(ParticipantConsentedAgain occurred, UnitOfWork work)
    {
        var allocated = await work.Set<AllocatedParticipant>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Programme == occurred.Programme && row.Participant == occurred.Participant);
        if (allocated is not null) await calendar.Follow(occurred.Programme, occurred.ProtocolVersion, occurred.Participant, allocated.AllocatedAt, work);
    }
}
