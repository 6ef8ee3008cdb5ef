using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.SealAllocation;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>
/// Gives a participant whose baseline is locked the next place of the sealed sequence, in the transaction that locked it. The only
/// way to an arm; it depends on nothing that a person can choose except the moment of arrival.
/// </summary>
internal sealed class AllocateParticipant(IBaselineLock baseline, IMeasuringCalendar calendar, SeedVault vault)
{
    private const int SaltBytes = 16;

    public async Task<Result<Done>> Handle(ProgrammeId programme, ParticipantCode participant, UnitOfWork work)
    {
        if (await work.Set<SealedList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list) return new EnrolmentIsNotOpen();
        if (!await baseline.IsLocked(programme, participant, work)) return new BaselineIsNotLocked();
        if (await work.Set<AllocatedParticipant>().AnyAsync(row => row.Programme == programme && row.Participant == participant))
            return new ParticipantIsAlreadyAllocated();
        var allocated = await TakeNextPlace(list, participant, work);
        await calendar.Start(programme, participant, work.Now, work);
        await work.Publish(new ParticipantAllocated(programme, participant, work.Now));
        if (allocated.CoachingOpenedAt is not null) await work.Publish(new CoachingOpened(programme, participant, Offering(list, allocated), work.Now));
        return Done.It;
    }

    private async Task<AllocatedParticipant> TakeNextPlace(SealedList list, ParticipantCode participant, UnitOfWork work)
    {
        var cursor = await work.Set<StratumCursor>().AsTracking().SingleAsync(row => row.Programme == list.Programme && row.Stratum == AllocationSealer.Everybody);
        var position = cursor.NextPosition;
        var block = vault.Sequence(list).Block(cursor.Stratum, cursor.Block);
        var arm = block[cursor.PlaceInBlock];
        Move(cursor, block.Length);
        // The cursor first: of two that arrive together one must wait here and start again, before either takes the place.
        await work.Db.SaveChangesAsync();

        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var startsAtOnce = AllocationRule.FromCanonical(list.Rule).Arm(arm).StartsAfterVisit is null;
        var allocated = new AllocatedParticipant
        {
            Id = NewId.Of<AllocationId>(), Programme = list.Programme, Participant = participant, Stratum = cursor.Stratum, Position = position,
            Arm = arm, Salt = salt, AllocatedAt = work.Now, CoachingOpenedAt = startsAtOnce ? work.Now : null,
        };
        work.Set<AllocatedParticipant>().Add(allocated);
        work.Record("ParticipantAllocated", $"participant/{participant}", new
        {
            programme = list.Programme.Value, stratum = allocated.Stratum, position, arm = Commitments.OfArm(salt, arm),
        });
        return allocated;
    }

    private static void Move(StratumCursor cursor, int blockLength)
    {
        cursor.NextPosition++;
        cursor.PlaceInBlock++;
        if (cursor.PlaceInBlock == blockLength) (cursor.Block, cursor.PlaceInBlock) = (cursor.Block + 1, 0);
    }

    private static string Offering(SealedList list, AllocatedParticipant allocated) => AllocationRule.FromCanonical(list.Rule).Arm(allocated.Arm).Offering;
}
