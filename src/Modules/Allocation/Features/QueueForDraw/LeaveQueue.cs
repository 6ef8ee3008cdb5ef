using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>Whoever leaves the study or its messages before the draw is not drawn. Leaving the coaching alone keeps somebody in the trial.</summary>
internal sealed class LeaveQueue : IHandle<ParticipantWithdrew>
{
    private const string CoachingAlone = "coaching";

    public async Task Handle(ParticipantWithdrew occurred, UnitOfWork work)
    {
        if (occurred.Kind == CoachingAlone) return;
        var row = await work.Set<WaitingDraw>().AsTracking().SingleOrDefaultAsync(row =>
            row.Programme == occurred.Programme && row.Participant == occurred.Participant && row.DrawnAt == null && row.LeftAt == null);
        if (row is null) return;
        row.LeftAt = work.Now;
        work.Record("DrawGivenUp", $"participant/{occurred.Participant}", new { row.Number });
    }
}
