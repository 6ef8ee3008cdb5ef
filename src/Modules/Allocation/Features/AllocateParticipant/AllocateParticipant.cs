using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
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
internal sealed class AllocateParticipant(IBaselineLock baseline, IMeasuringCalendar calendar, IBaselineValues values, SeedVault vault)
{
    public const string Fact = "ParticipantAllocated";

    private const int SaltBytes = 16;
    private static readonly IReadOnlyDictionary<string, double?> NoValues = new Dictionary<string, double?>();

    public async Task<Result<Done>> Handle(ProgrammeId programme, ParticipantCode participant, UnitOfWork work)
    {
        if (await work.Set<SealedList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme) is not { } list) return new EnrolmentIsNotOpen();
        if (list.OpenedAt is not null) return new ListIsOpened();
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
        var rule = AllocationRule.FromCanonical(list.Rule);
        var levels = rule.LevelsOf(rule.AllFactors.Count == 0 ? NoValues : await values.Of(list.Programme, participant, work));
        var stratum = rule.StratumOf(levels);
        var cursor = await work.Set<StratumCursor>().AsTracking().SingleAsync(row => row.Programme == list.Programme && row.Stratum == stratum);
        var position = cursor.NextPosition;
        var draw = new NextDraw(vault.Open(list), rule);
        var before = rule.Method == AllocationRule.Minimised ? await Before(list.Programme, work) : [];
        var drawn = draw.At(cursor, levels, before);
        // The cursor first: of two that arrive together one must wait here and start again, before either takes the place.
        await work.Db.SaveChangesAsync();

        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var allocated = new AllocatedParticipant
        {
            Id = NewId.Of<AllocationId>(), Programme = list.Programme, Participant = participant, Stratum = stratum, Position = position,
            Arm = drawn.Arm, Levels = CanonicalJson.Of(levels), Probability = drawn.Probability, Salt = salt, AllocatedAt = work.Now,
            CoachingOpenedAt = rule.Arm(drawn.Arm).StartsAfterVisit is null ? work.Now : null,
        };
        work.Set<AllocatedParticipant>().Add(allocated);
        // Nothing in clear: levels are answers, and with the margins a probability would tell the arm.
        work.Record(Fact, $"participant/{participant}", new { programme = list.Programme.Value, allocation = Commitments.OfAllocation(salt, allocated.Recorded()) });
        return allocated;
    }

    private static async Task<List<RecordedAllocation>> Before(ProgrammeId programme, UnitOfWork work) =>
        (await work.Set<AllocatedParticipant>().AsNoTracking().Where(row => row.Programme == programme).ToListAsync()).ConvertAll(row => row.Recorded());

    private static string Offering(SealedList list, AllocatedParticipant allocated) => AllocationRule.FromCanonical(list.Rule).Arm(allocated.Arm).Offering;
}
