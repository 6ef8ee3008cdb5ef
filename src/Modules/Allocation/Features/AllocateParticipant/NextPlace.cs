using System.Security.Cryptography;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>Takes the next place of a sealed list, the first draw's or the second's, for somebody with this baseline.</summary>
internal sealed class NextPlace(IBaselineValues values, SeedVault vault)
{
    public const int SaltBytes = 16;
    private static readonly IReadOnlyDictionary<string, double?> NoValues = new Dictionary<string, double?>();

    public async Task<TakenPlace> Take<TCursor, TDrawn>(SealedSequence list, ParticipantCode participant, UnitOfWork work)
        where TCursor : SequenceCursor where TDrawn : DrawnParticipant
    {
        var rule = AllocationRule.FromCanonical(list.Rule);
        var levels = rule.LevelsOf(rule.AllFactors.Count == 0 ? NoValues : await values.Of(list.Programme, participant, work));
        var stratum = rule.StratumOf(levels);
        var cursor = await work.Set<TCursor>().AsTracking().SingleAsync(row => row.Programme == list.Programme && row.Stratum == stratum);
        var position = cursor.NextPosition;
        var before = rule.Method == AllocationRule.Minimised ? await Before<TDrawn>(list.Programme, work) : [];
        var drawn = new NextDraw(vault.Open(list), rule).At(cursor, levels, before);
        // The cursor first: of two that arrive together one must wait here and start again, before either takes the place.
        await work.Db.SaveChangesAsync();
        return new(rule.Arm(drawn.Arm), new(participant.Value, stratum, position, levels, drawn.Arm.Value, drawn.Probability), RandomNumberGenerator.GetBytes(SaltBytes));
    }

    private static async Task<List<RecordedAllocation>> Before<TDrawn>(ProgrammeId programme, UnitOfWork work) where TDrawn : DrawnParticipant =>
        (await work.Set<TDrawn>().AsNoTracking().Where(row => row.Programme == programme).ToListAsync()).ConvertAll(row => row.Recorded());
}
