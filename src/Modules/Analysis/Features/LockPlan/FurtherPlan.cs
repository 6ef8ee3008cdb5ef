using Confrere.Analysis.Domain.Plan;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Analysis.Features.LockPlan;

/// <summary>
/// What every programme's analysis does beside the protocol's main comparison: the modified set beside the full one, imputation under every assumption that the
/// visits can tell apart, a tipping-point map, gates from the primary to the other outcomes, and the scale's own cut point. It is locked with the plan.
/// </summary>
internal sealed record FurtherPlan(int Imputations, IReadOnlyList<string> Assumptions, double? DeltaStep, double? DeltaMost, IReadOnlyList<IReadOnlyList<string>> Gates, double? CutPoint, bool IsAtLeast)
{
    private const int ManyImputations = 50;
    // A fortieth of the scale a step, six steps: up to about one standard deviation of most scales.
    private const int StepsOfScale = 40, Steps = 6;
    private const int DecimalsOfCutPoint = 6;

    public static FurtherPlan Of(Protocol protocol, ScaleFacts? scale, int visits)
    {
        // With one visit nobody has left after a first measurement, and the three assumptions that copy the reference are one.
        string[] assumptions = visits > 1 ? ["at-random", "jump-to-reference", "copy-reference", "copy-increments"] : ["at-random", "jump-to-reference"];
        var step = (scale?.Highest - scale?.Lowest) / StepsOfScale;
        var visit = protocol.Analysis.PrimaryVisit;
        IReadOnlyList<IReadOnlyList<string>> gates = [[visit], .. protocol.Outcomes.Any(o => !o.IsPrimary) ? [[.. protocol.Outcomes.Where(o => !o.IsPrimary).Select(o => $"{o.Scale}@{visit}")]] : Array.Empty<IReadOnlyList<string>>()];
        var cut = scale?.CutPoints.FirstOrDefault(point => point.IncludesThreshold);
        return new(ManyImputations, assumptions, step, step * Steps, gates, cut is null ? null : Math.Round(cut.At, DecimalsOfCutPoint), true);
    }

    public TrialPlan AddTo(TrialPlan plan) => plan with
    {
        Sets = [new("randomised", "everyone randomised", PlannedSet.Randomised), new("measured", "modified intention to treat", PlannedSet.Measured)],
        Sensitivity = new(Imputations, [.. Assumptions.Select(name => PlannedSensitivity.Known[name])], DeltaStep, DeltaMost ?? 0),
        Multiplicity = Gates.Count > 1 ? new(PlannedMultiplicity.Gates, Gates) : null,
        Responder = CutPoint is { } cut ? new($"{plan.PrimaryOutcome.Label} at or above the cut point", cut, IsAtLeast) : null,
    };
}
