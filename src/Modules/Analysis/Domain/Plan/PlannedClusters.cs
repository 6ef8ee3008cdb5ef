namespace Confrere.Analysis.Domain.Plan;

/// <summary>Those of the treated arm were treated in groups, by coaches or therapists, and those of one group may resemble each other.</summary>
/// <param name="Label">What a group is, in the plural: "coaches".</param>
internal sealed record PlannedClusters(string Label)
{
    /// <summary>The variable of the frozen dataset.</summary>
    public const string Code = "cluster";
}
