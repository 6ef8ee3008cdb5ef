namespace Confrere.Statistics.Imputation;

/// <summary>The pooled estimate at each shift, and where significance is lost.</summary>
/// <param name="Steps">Every shift looked at, with its pooled estimate.</param>
/// <param name="Delta">The shift at which p equals the level, between two of the steps to 1e-6 of their distance; null when no step changes the verdict.</param>
public sealed record TippingPoint(IReadOnlyList<(double Delta, PooledEstimate Estimate)> Steps, double? Delta)
{
    internal static TippingPoint Search(IReadOnlyList<double> deltas, Func<double, PooledEstimate> at, double significance)
    {
        (double Delta, PooledEstimate Estimate)[] steps = [.. deltas.Select(d => (d, at(d)))];
        bool IsSignificant(PooledEstimate e) => e.Estimate.PValue <= significance;
        for (var i = 1; i < steps.Length; i++)
        {
            if (IsSignificant(steps[i].Estimate) == IsSignificant(steps[i - 1].Estimate)) continue;
            var (inside, outside) = (steps[i - 1].Delta, steps[i].Delta);
            for (var halving = 0; halving < 20; halving++)
            {
                var middle = (inside + outside) / 2;
                if (IsSignificant(at(middle)) == IsSignificant(steps[i - 1].Estimate)) inside = middle;
                else outside = middle;
            }
            return new(steps, (inside + outside) / 2);
        }
        return new(steps, null);
    }
}
