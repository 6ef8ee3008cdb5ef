namespace Confrere.Analysis.Domain.Results;

/// <summary>Pooled estimate and p for every pair of shifts of the imputed values, each arm's towards worse.</summary>
/// <param name="Deltas">Shifts in points, from none.</param>
/// <param name="Treated">Rows: the treated arm's shift; columns: the control arm's.</param>
/// <param name="Delta">Shift of the treated arm alone at which p equals the level; null when none of the map does.</param>
internal sealed record TippingMap(IReadOnlyList<double> Deltas, IReadOnlyList<IReadOnlyList<TippingCell>> Treated, double? Delta, int ImputedTreated, int ImputedControl, double Significance)
{
    /// <summary>Whether the analysis without any shift is significant: otherwise nothing tips.</summary>
    public bool IsSignificantUnshifted => Treated[0][0].P <= Significance;
}
