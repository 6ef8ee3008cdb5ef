using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Audit;
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
internal sealed class AllocateParticipant(IBaselineLock baseline, IMeasuringCalendar calendar, NextPlace next)
{
    public const string Fact = "ParticipantAllocated";

    public async Task<Result<Done>> Handle(ProgrammeId programme, ParticipantCode participant, UnitOfWork work)
    {
        if (await work.Set<SealedList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list) return new EnrolmentIsNotOpen();
        if (list.OpenedAt is not null) return new ListIsOpened();
        if (!await baseline.IsLocked(programme, participant, work)) return new BaselineIsNotLocked();
        if (await work.Set<AllocatedParticipant>().AnyAsync(row => row.Programme == programme && row.Participant == participant))
            return new ParticipantIsAlreadyAllocated();
        await Store(list, participant, await next.Take<StratumCursor, AllocatedParticipant>(list, participant, work), work);
        return Done.It;
    }

    /// <summary>Gives a place that a round drew, to somebody whose baseline is locked. The list is open for nobody who has one already.</summary>
    public async Task<Result<Done>> Give(SealedList list, ParticipantCode participant, TakenPlace place, UnitOfWork work)
    {
        if (!await baseline.IsLocked(list.Programme, participant, work)) return new BaselineIsNotLocked();
        if (await work.Set<AllocatedParticipant>().AnyAsync(row => row.Programme == list.Programme && row.Participant == participant))
            return new ParticipantIsAlreadyAllocated();
        await Store(list, participant, place, work);
        return Done.It;
    }

    private async Task Store(SealedList list, ParticipantCode participant, TakenPlace place, UnitOfWork work)
    {
        var programme = list.Programme;
        Add(programme, participant, place, work);
        await calendar.Start(programme, participant, work.Now, work);
        await work.Publish(new ParticipantAllocated(programme, participant, work.Now));
        if (place.Arm.StartsAfterVisit is null) await work.Publish(new CoachingOpened(programme, participant, place.Arm.Offering, work.Now));
    }

    private static void Add(ProgrammeId programme, ParticipantCode participant, TakenPlace place, UnitOfWork work)
    {
        work.Set<AllocatedParticipant>().Add(new()
        {
            Id = NewId.Of<AllocationId>(), Programme = programme, Participant = participant, Stratum = place.Drawn.Stratum, Position = place.Drawn.Position,
            Arm = new(place.Arm.Code), Levels = CanonicalJson.Of(place.Drawn.Levels), Probability = place.Drawn.Probability, Salt = place.Salt, AllocatedAt = work.Now,
            CoachingOpenedAt = place.Arm.StartsAfterVisit is null ? work.Now : null,
        });
        work.Record(Fact, $"participant/{participant}", new { programme = programme.Value, allocation = place.Commitment });
    }
}
