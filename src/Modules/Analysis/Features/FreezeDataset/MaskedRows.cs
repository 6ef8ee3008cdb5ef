using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
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
            yield return new(code.Value, ComparedDraw.BaselineOf(protocol).Code, GroupVariable, groups[code].ToString());
            foreach (var visit in protocol.Visits.Where(visit => latest.GetValueOrDefault((code, visit.Code, protocol.PrimaryOutcome.Scale)) is null))
                yield return new(code.Value, visit.Code, TrialTable.ReasonVariable, leavers.Contains(code) ? LeftTheStudy : NoAnswer);
            foreach (var visit in protocol.Visits)
                foreach (var outcome in protocol.Outcomes)
                    yield return new(code.Value, visit.Code, outcome.Scale,
                        latest.GetValueOrDefault((code, visit.Code, outcome.Scale)) is { } value ? FrozenText.Number(value) : "");
        }
    }

    /// <summary>The levels of the factors that the plan adjusts for. They were known before the draw and say nothing of an arm; a level is coarser than the answer it was made of.</summary>
    public static IEnumerable<FrozenRow> Levels(Protocol protocol, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>> levels) =>
        ComparedDraw.FactorsOf(protocol).SelectMany(factor => codes.Select(code => new FrozenRow(
            code.Value, ComparedDraw.BaselineOf(protocol).Code, FactorVariable(factor), levels.GetValueOrDefault(code)?.GetValueOrDefault(factor.Code) ?? AllocationFactor.Missing)));

    /// <summary>The round in which everybody was drawn, where its chance is its own; it was known before the draw too.</summary>
    public static IEnumerable<FrozenRow> Rounds(Protocol protocol, IReadOnlyList<ParticipantCode> codes, IReadOnlyDictionary<ParticipantCode, int> rounds) =>
        codes.Where(rounds.ContainsKey).Select(code => new FrozenRow(code.Value, ComparedDraw.BaselineOf(protocol).Code, PlannedCovariate.Round.Code, FrozenText.Number(rounds[code])));

    /// <summary>What a factor is called in the frozen set.</summary>
    public static string FactorVariable(AllocationFactor factor) => $"factor.{factor.Code}";

    public static IReadOnlyList<FrozenVariable> Dictionary(Protocol protocol, IReadOnlyList<Score> scores) =>
    [
        new(GroupVariable, protocol.Analysis.ComparesArms ? "Arm, masked" : "Everybody alike: nothing was drawn", "category", "", string.Join("; ", ComparedDraw.ArmsOf(protocol).Select((_, place) => (char)('A' + place)))),
        .. ComparedDraw.FactorsOf(protocol).Select(factor => new FrozenVariable(FactorVariable(factor), $"{factor.Code}, by {factor.Value} before the draw", "category", "", string.Join("; ", factor.AllLevels()))),
        .. ComparedDraw.IsByLottery(protocol) ? [new FrozenVariable(PlannedCovariate.Round.Code, "Round of the draw, known before it", "category", "", "1 and so on")] : Array.Empty<FrozenVariable>(),
        new(TrialTable.ReasonVariable, "Why the visit's scores are missing", "category", "", $"{LeftTheStudy}; {NoAnswer}"),
        .. protocol.Outcomes.Select(o => new FrozenVariable(o.Scale, o.Label, "number", o.Unit, $"{(o.LowerIsBetter ? "lower is better" : "higher is better")}{Versions(o.Scale, scores)}")),
    ];

    // By which version of its instrument a scale was answered and scored.
    private static string Versions(string scale, IReadOnlyList<Score> scores)
    {
        var versions = scores.Where(score => score.Scale == scale && score.Value is not null).Select(score => score.InstrumentVersion).Distinct().Order(StringComparer.Ordinal).ToList();
        return versions.Count == 0 ? "" : $"; instrument version {string.Join(", ", versions)}";
    }
}
