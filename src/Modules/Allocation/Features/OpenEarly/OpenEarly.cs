using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.OpenEarly;

/// <summary>
/// The one override: coaching opens for a participant before its time, for a reason (an acute need, a change of post). The list, the arm and
/// every other allocation stay as drawn; the participant is analysed as allocated. The answer is the same for every arm.
/// </summary>
internal sealed class OpenEarly(Writer writer, IProgrammes programmes)
{
    public const string Fact = "CoachingOpenedEarly";

    private const int ShortestReason = 10;

    public async Task<Result<Done>> Handle(ProgrammeId programme, ParticipantCode participant, string? reason)
    {
        if (reason?.Trim() is not { Length: >= ShortestReason } stated) return new ReasonIsMissing();
        if (await programmes.Find(programme) is { Protocol.IsRandomised: false }) return new NothingIsDrawn();
        return await writer.Write<Result<Done>>(async work =>
        {
            var allocated = await work.Set<AllocatedParticipant>().AsTracking().SingleOrDefaultAsync(row => row.Programme == programme && row.Participant == participant);
            if (allocated is null) return new ParticipantIsNotAllocated();
            if (await work.Set<Deviation>().AnyAsync(row => row.Programme == programme && row.Participant == participant)) return new DeviationIsRecorded();
            work.Db.Add(new Deviation { Id = NewId.Of<DeviationId>(), Programme = programme, Participant = participant, Reason = stated, At = work.Now });
            work.Record(Fact, $"participant/{participant}", new { programme = programme.Value }, stated);
            if (allocated.CoachingOpenedAt is not null) return Done.It;
            allocated.CoachingOpenedAt = work.Now;
            var list = await work.Set<SealedList>().AsNoTracking().SingleAsync(row => row.Programme == programme);
            await work.Publish(new CoachingOpened(programme, participant, AllocationRule.FromCanonical(list.Rule).Arm(allocated.Arm).Offering, work.Now));
            return Done.It;
        });
    }
}
