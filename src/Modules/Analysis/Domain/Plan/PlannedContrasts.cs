namespace Confrere.Analysis.Domain.Plan;

/// <summary>What a plan of more than two arms compares beside its main contrast. Each is computed from the two arms that it compares and no other.</summary>
/// <param name="Others">The arms that are not in the main contrast.</param>
/// <param name="Multiplicity">How the p values of all contrasts for the primary outcome at the primary visit are adjusted: holm, in-order or none.</param>
internal sealed record PlannedContrasts(IReadOnlyList<PlannedArm> Others, IReadOnlyList<PlannedContrast> Further, string Multiplicity)
{
    public const string NotAdjusted = "none";
}
