using Confrere.Allocation.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Coaching.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Analysis.Features.FreezeDataset;

/// <summary>
/// Writes down, once and for ever, what is known of everyone who was allocated: scores and the arm as A or B. Sessions held are sealed
/// beside it until the arms are opened. What was left out is written down too, with its reason.
/// </summary>
internal sealed class FreezeDataset(
    Writer writer, IProgrammes programmes, IParticipants participants, IDataWithdrawals withdrawals, IScores scores, IBlindedArms arms, SealedBeside beside)
{
    public async Task<Result<FrozenSetId>> Handle(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        var (protocol, draw) = (programme.Protocol, ComparedDraw.Of(programme.Protocol));
        var (groups, notByChance) = (await arms.Of(id, draw), await arms.NotByChance(id));
        var (codes, others) = Parted(await participants.Of(id), groups, notByChance);
        if (codes.Count == 0) return new NobodyIsAllocated();
        var left = await withdrawals.Of(id);
        var (kept, late) = await Answers(id, codes, left);
        var dataset = FrozenDataset.Of(
            [.. MaskedRows.Of(protocol, codes, groups, kept, left.Keys.ToHashSet()), .. MaskedRows.Levels(protocol, codes, await arms.Levels(id, draw)), .. MaskedRows.Rounds(protocol, codes, await arms.Rounds(id, draw))],
            MaskedRows.Dictionary(protocol, kept));
        var withoutArm = draw == Draw.First ? FrozenExclusion.NotAllocated : FrozenExclusion.NotInTheDraw;
        var exclusions = FrozenExclusion.TextOf([.. others.Select(code => new FrozenExclusion(code.Value, "", notByChance.GetValueOrDefault(code, withoutArm))), .. late]);
        var answered = kept.Where(score => score.Visit == protocol.Analysis.PrimaryVisit).GroupBy(score => score.Participant).ToDictionary(group => group.Key, group => group.Min(score => score.SubmittedAt));
        var (delivery, outside, distress) = (await beside.Delivery(id, draw, codes, answered), await beside.Outside(id, codes, answered), await beside.Distress(programme));
        return await writer.Write<Result<FrozenSetId>>(async work =>
        {
            // A and B already show how far apart two groups are: whoever could still choose the plan after seeing them could choose by them.
            if (!await work.Set<LockedPlan>().AnyAsync(row => row.Programme == id)) return new PlanIsLockedFirst();
            var row = new FrozenSet
            {
                Id = NewId.Of<FrozenSetId>(), Programme = id, Text = dataset.Text, Dictionary = dataset.Dictionary, Hash = dataset.Hash,
                DictionaryHash = dataset.DictionaryHash, Exclusions = exclusions, Delivery = delivery, DeliveryHash = FrozenDataset.HashOf(delivery), Outside = outside, OutsideHash = FrozenDataset.HashOf(outside), Distress = distress,
                Participants = codes.Count, FrozenAt = work.Now,
            };
            work.Db.Add(row);
            work.Record("DatasetFrozen", $"programme/{id}", new
            {
                hash = row.Hash, dictionaryHash = row.DictionaryHash, exclusionsHash = FrozenDataset.HashOf(exclusions), deliveryHash = row.DeliveryHash, outsideHash = row.OutsideHash,
                distressHash = FrozenDataset.HashOf(distress), participants = codes.Count,
            });
            return row.Id;
        });
    }

    private static (IReadOnlyList<ParticipantCode> Allocated, IReadOnlyList<ParticipantCode> Not) Parted(
        IReadOnlyList<Participant> everyone, IReadOnlyDictionary<ParticipantCode, char> groups, IReadOnlyDictionary<ParticipantCode, string> notByChance)
    {
        var parted = everyone.Select(participant => participant.Code).Order().ToLookup(code => groups.ContainsKey(code) && !notByChance.ContainsKey(code));
        return ([.. parted[true]], [.. parted[false]]);
    }

    // The consent text: whoever leaves the study leaves in it what they answered until then.
    private async Task<(IReadOnlyList<Score> Kept, IEnumerable<FrozenExclusion> Late)> Answers(
        ProgrammeId id, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, Instant> left)
    {
        var allocated = codes.ToHashSet();
        var parted = (await scores.Of(id)).Where(score => allocated.Contains(score.Participant))
            .ToLookup(score => !left.TryGetValue(score.Participant, out var at) || score.SubmittedAt <= at);
        return ([.. parted[true]],
        [
            .. parted[true].Where(score => score.CorrectedAt is not null).Select(score => (score.Participant, score.Visit)).Distinct()
                .Select(x => new FrozenExclusion(x.Participant.Value, x.Visit, FrozenExclusion.CorrectedLater)),
            .. parted[false].Select(score => (score.Participant, score.Visit)).Distinct().Select(x => new FrozenExclusion(x.Participant.Value, x.Visit, FrozenExclusion.AnsweredAfterLeaving)),
        ]);
    }
}
