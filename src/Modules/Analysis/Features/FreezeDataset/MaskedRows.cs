using Confrere.Analysis.Domain.Freeze;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Analysis.Features.FreezeDataset;

/// <summary>The rows and the dictionary of a masked set: nothing in it may differ between the arms but what is measured.</summary>
internal static class MaskedRows
{
    public const string LeftTheStudy = "left the study";
    public const string NoAnswer = "no answer by the day of the freeze";

    private const string GroupVariable = "group";

    public static IEnumerable<FrozenRow> Of(
        Protocol protocol, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, char> groups, IReadOnlyList<Score> scores,
        IReadOnlySet<ParticipantCode> leavers)
    {
        // A correction is a later submission; the last one counts.
        var latest = scores.GroupBy(s => (s.Participant, s.Visit, s.Scale)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.SubmittedAt)!.Value);
        foreach (var code in codes)
        {
            yield return new(code.Value, protocol.Baseline.Code, GroupVariable, groups[code].ToString());
            foreach (var visit in protocol.Visits.Where(visit => latest.GetValueOrDefault((code, visit.Code, protocol.PrimaryOutcome.Scale)) is null))
                yield return new(code.Value, visit.Code, TrialTable.ReasonVariable, leavers.Contains(code) ? LeftTheStudy : NoAnswer);
            foreach (var visit in protocol.Visits)
                foreach (var outcome in protocol.Outcomes)
                    yield return new(code.Value, visit.Code, outcome.Scale,
                        latest.GetValueOrDefault((code, visit.Code, outcome.Scale)) is { } value ? FrozenText.Number(value) : "");
        }
    }

    public static IReadOnlyList<FrozenVariable> Dictionary(Protocol protocol) =>
    [
        new(GroupVariable, "Arm, masked", "category", "", "A; B"),
        new(TrialTable.ReasonVariable, "Why the visit's scores are missing", "category", "", $"{LeftTheStudy}; {NoAnswer}"),
        .. protocol.Outcomes.Select(o => new FrozenVariable(o.Scale, o.Label, "number", o.Unit, o.LowerIsBetter ? "lower is better" : "higher is better")),
    ];
}
