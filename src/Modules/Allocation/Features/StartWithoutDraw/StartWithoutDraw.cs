using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.StartWithoutDraw;

/// <summary>
/// A programme that draws nothing: whoever locks their first survey stands in its one arm from that moment, in the transaction that locked it, once and
/// for ever. There is nothing to hide, so the fact says it in clear.
/// </summary>
internal sealed class StartWithoutDraw(IBaselineLock baseline, IMeasuringCalendar calendar)
{
    public const string Fact = "ParticipantStarted";

    public async Task<Result<Done>> Handle(Programme programme, ParticipantCode participant, UnitOfWork work)
    {
        var id = programme.Id;
        if (await work.Set<StratumCursor>().AsTracking().SingleOrDefaultAsync(row => row.Programme == id && row.Stratum == AllocationRule.Everybody) is not { } cursor) return new NothingIsOpenYet();
        if (!await baseline.IsLocked(id, participant, work)) return new FirstSurveyIsNotLocked();
        if (await work.Set<AllocatedParticipant>().AnyAsync(row => row.Programme == id && row.Participant == participant)) return new ParticipantHasStarted();
        var arm = programme.Protocol.Arms.Single();
        var position = cursor.NextPosition++;
        // The cursor first, as in a draw: of two that arrive together one must wait here and start again.
        await work.Db.SaveChangesAsync();
        work.Set<AllocatedParticipant>().Add(new()
        {
            Id = NewId.Of<AllocationId>(), Programme = id, Participant = participant, Stratum = AllocationRule.Everybody, Position = position, Arm = arm.Code,
            Salt = RandomNumberGenerator.GetBytes(NextPlace.SaltBytes), AllocatedAt = work.Now, CoachingOpenedAt = work.Now,
        });
        work.Record(Fact, $"participant/{participant}", new { programme = id.Value, arm = arm.Code.Value, position = $"{position}" });
        await calendar.Start(id, participant, work.Now, work);
        await work.Publish(new CoachingOpened(id, participant, arm.Offering, work.Now));
        return Done.It;
    }
}
