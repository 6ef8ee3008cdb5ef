using System.Text.Json.Serialization;
using Confrere.Allocation.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Analysis.Features.LockPlan;

/// <summary>
/// What a programme's analysis does beside the protocol's main comparison: what the protocol says, or else all of it with the house's figures: the modified set beside the
/// full one, imputation under every assumption that the visits can tell apart, a tipping-point map, gates from the primary to the other outcomes, the scale's own cut
/// point, a randomisation test, the effect of dose, and coaches who differ. It is locked with the plan.
/// </summary>
internal sealed record FurtherPlan(
    int? Imputations, IReadOnlyList<string> Assumptions, double? DeltaStep, double? DeltaMost, IReadOnlyList<IReadOnlyList<string>> Gates, ResponderRule? Responder, int? Draws, string DrawnBy,
    int? FullDose, string? Alike)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // What is not said changes no locked text.
    public IReadOnlyList<string>? Subgroups { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PerProtocolSessions { get; init; }

    /// <summary>What else the models adjust for: it follows from the design, and nobody has to ask for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ByDesign { get; init; }

    private const string RoundOfTheDraw = "the round of the draw, when there is more than one";

    private const int ManyImputations = 50, ManyDraws = 20_000;
    // A list drawn anew costs a hundred times an exchange of arms.
    private const int ManyLists = 5_000;
    // A fortieth of the scale a step, six steps: up to about one standard deviation of most scales.
    private const int StepsOfScale = 40, Steps = 6;
    private const int DecimalsOfCutPoint = 6;

    // Where nothing is compared there is nothing beside it either.
    private static readonly FurtherAnalyses Nothing = new(null, null, null, [], null, null, HasDose: false, HasCoaches: false);

    /// <param name="offering">The treated arm's; null where there is none.</param>
    public static FurtherPlan Of(Protocol protocol, ScaleFacts? scale, int visits, Offering? offering)
    {
        var further = !protocol.Analysis.ComparesArms ? Nothing : protocol.Analysis.Further ?? Usual(protocol, scale);
        var hasClusters = further.HasCoaches || protocol.Analysis.Method == AnalysisPlan.PartiallyNested;
        // With one visit nobody has left after a first measurement, and the three assumptions that copy the reference are one.
        string[] assumptions = visits > 1 ? ["at-random", "jump-to-reference", "copy-reference", "copy-increments"] : ["at-random", "jump-to-reference"];
        var visit = protocol.Analysis.PrimaryVisit;
        string TestOf(string outcome) => outcome == protocol.PrimaryOutcome.Scale ? visit : $"{outcome}@{visit}";
        return new(further.Imputations, assumptions, further.TippingStep, further.TippingMost, [.. further.Gates.Select(gate => (IReadOnlyList<string>)[.. gate.Select(TestOf)])], further.Responder,
            further.Draws, ComparedDraw.RandomisationOf(protocol).Method, further.HasDose ? offering?.Sessions : null,
            !hasClusters ? null : offering?.GroupSize is null ? "coaches" : "groups")
        {
            Subgroups = further.Subgroups?.Select(code => MaskedRows.FactorVariable(ComparedDraw.RandomisationOf(protocol).Factors.First(factor => factor.Code == code))).ToList(), PerProtocolSessions = further.PerProtocolSessions,
            ByDesign = ComparedDraw.IsByLottery(protocol) ? RoundOfTheDraw : null,
        };
    }

    public TrialPlan AddTo(TrialPlan plan) => plan with
    {
        Sets = plan.ComparesArms ? [new("randomised", "everyone randomised", PlannedSet.Randomised), new("measured", "modified intention to treat", PlannedSet.Measured), .. PerProtocol()] : [],
        Covariates = ByDesign == RoundOfTheDraw ? [.. plan.Covariates, PlannedCovariate.Round] : plan.Covariates,
        Subgroups = Subgroups ?? [],
        Sensitivity = Imputations is { } many ? new(many, [.. Assumptions.Select(name => PlannedSensitivity.Known[name])], DeltaStep, DeltaMost ?? 0) : null,
        Multiplicity = Gates.Count > 1 ? new(PlannedMultiplicity.Gates, Gates) : null,
        Responder = Responder is { } rule ? new(rule.Label, rule.CutPoint, rule.IsAtLeast) : null,
        RandomisationTest = Draws is { } draws ? new(draws, DrawnBy is Randomisation.PermutedBlocks or Randomisation.Lottery) { IsByRound = DrawnBy == Randomisation.Lottery, IsMinimised = DrawnBy == Randomisation.Minimised } : null,
        Dose = FullDose is { } full ? new("sessions held before the survey", "sessions", full) : null,
        Clusters = Alike is { } label ? new(label) : null,
    };

    private IEnumerable<PlannedSet> PerProtocol() => PerProtocolSessions is { } sessions ? [new("per-protocol", "per protocol", PlannedSet.ByDose, sessions, 0)] : [];

    private static FurtherAnalyses Usual(Protocol protocol, ScaleFacts? scale)
    {
        var step = (scale?.Highest - scale?.Lowest) / StepsOfScale;
        // Several contrasts are adjusted for each other; gates to other outcomes would come on top of it.
        string[] others = protocol.Analysis.FurtherContrasts.Count > 0 ? [] : [.. protocol.Outcomes.Where(outcome => !outcome.IsPrimary).Select(outcome => outcome.Scale)];
        var cut = scale?.CutPoints.FirstOrDefault(point => point.IncludesThreshold);
        int? draws = ComparedDraw.RandomisationOf(protocol).Method switch { Randomisation.PermutedBlocks or Randomisation.Simple or Randomisation.Lottery => ManyDraws, Randomisation.Minimised => ManyLists, _ => null };
        var label = protocol.PrimaryOutcome.Label;
        return new(ManyImputations, step, step * Steps, others.Length == 0 ? [] : [[protocol.PrimaryOutcome.Scale], others],
            cut is null ? null : new($"{ProgrammePlan.Running(label)} at or above the cut point", Math.Round(cut.At, DecimalsOfCutPoint), true), draws, HasDose: ComparedDraw.Of(protocol) == Draw.First, HasCoaches: true);
    }
}
