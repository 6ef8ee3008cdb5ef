using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Domain.Results;

/// <summary>What the plan asks for beside the main comparison, all of it for the primary outcome at the key visit.</summary>
internal sealed record FurtherResults(
    PlannedVisit Visit, IReadOnlyList<SensitivityRow> Sensitivity, TippingMap? Tipping, RandomisationResult? Randomisation,
    IReadOnlyList<SubgroupResult> Subgroups, ResponderResult? Responder, DoseResult? Dose, IReadOnlyList<AdjustedTest> Multiplicity)
{
    /// <summary>Parts that could not be computed, each with its reason.</summary>
    public IReadOnlyList<string> Missed { get; init; } = [];
}
