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

namespace Confrere.Analysis.Features.FreezeDataset;

/// <summary>Writes down, once and for ever, what is known of everyone who was allocated: scores, arm as A or B, sessions held.</summary>
internal sealed class FreezeDataset(
    Writer writer, IProgrammes programmes, IParticipants participants, IScores scores, IBlindedArms arms, IDose dose)
{
    public async Task<Result<FrozenSetId>> Handle(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        var groups = await arms.Of(id);
        var codes = (await participants.Of(id)).Select(participant => participant.Code).Where(groups.ContainsKey).Order().ToList();
        if (codes.Count == 0) return new NobodyIsAllocated();
        var dataset = FrozenDataset.Of(Rows(programme.Protocol, codes, groups, await scores.Of(id), await dose.SessionsHeld(id)), Dictionary(programme.Protocol));
        return await writer.Write<Result<FrozenSetId>>(work =>
        {
            var row = new FrozenSet
            {
                Id = NewId.Of<FrozenSetId>(), Programme = id, Text = dataset.Text, Dictionary = dataset.Dictionary, Hash = dataset.Hash,
                DictionaryHash = dataset.DictionaryHash, Participants = codes.Count, FrozenAt = work.Now,
            };
            work.Db.Add(row);
            work.Record("DatasetFrozen", $"programme/{id}", new { hash = dataset.Hash, dictionaryHash = dataset.DictionaryHash, participants = codes.Count });
            return Task.FromResult<Result<FrozenSetId>>(row.Id);
        });
    }

    private static IEnumerable<FrozenRow> Rows(
        Protocol protocol, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, char> groups, IReadOnlyList<Score> scores,
        IReadOnlyDictionary<ParticipantCode, int> dose)
    {
        // A correction is a later submission; the last one counts.
        var latest = scores.GroupBy(s => (s.Participant, s.Visit, s.Scale)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.SubmittedAt)!.Value);
        foreach (var code in codes)
        {
            yield return new(code.Value, protocol.Baseline.Code, GroupVariable, groups[code].ToString());
            yield return new(code.Value, protocol.Baseline.Code, TrialTable.SessionsVariable, dose.GetValueOrDefault(code).ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (var visit in protocol.Visits)
                foreach (var outcome in protocol.Outcomes)
                    yield return new(code.Value, visit.Code, outcome.Scale,
                        latest.GetValueOrDefault((code, visit.Code, outcome.Scale)) is { } value ? FrozenText.Number(value) : "");
        }
    }

    private const string GroupVariable = "group";

    private static IReadOnlyList<FrozenVariable> Dictionary(Protocol protocol) =>
    [
        new(GroupVariable, "Arm, masked", "category", "", "A; B"),
        new(TrialTable.SessionsVariable, "Sessions held until the freeze", "number", "sessions", ""),
        .. protocol.Outcomes.Select(o => new FrozenVariable(o.Scale, o.Label, "number", o.Unit, o.LowerIsBetter ? "lower is better" : "higher is better")),
    ];
}
