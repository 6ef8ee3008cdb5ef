using Confrere.Statistics.Imputation;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>What the result leans on when outcomes are missing: imputation under several assumptions, and how far it can be pushed.</summary>
/// <param name="DeltaStep">Points between two shifts of the tipping-point map, towards worse; null for no map.</param>
/// <param name="DeltaMost">The largest shift.</param>
internal sealed record PlannedSensitivity(int Imputations, IReadOnlyList<MissingAssumption> Assumptions, double? DeltaStep, double DeltaMost)
{
    public static readonly IReadOnlyDictionary<string, MissingAssumption> Known = new Dictionary<string, MissingAssumption>
    {
        ["at-random"] = MissingAssumption.AtRandom, ["jump-to-reference"] = MissingAssumption.JumpToReference,
        ["copy-reference"] = MissingAssumption.CopyReference, ["copy-increments"] = MissingAssumption.CopyIncrements,
    };

    /// <summary>The shifts of the map, from none to the largest.</summary>
    public IReadOnlyList<double> Deltas => DeltaStep is { } step ? [.. Enumerable.Range(0, (int)Math.Round(DeltaMost / step) + 1).Select(i => i * step)] : [];
}
