using Confrere.Statistics.Inference;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed;

/// <summary>
/// Clusters (coaches) beside each other without a league table: how far the mean of each lies from what the model expects, the limits that chance
/// alone would keep, and the estimate shrunk towards the average (spec 15.2). From a mixed model with one random intercept. Pure; the cost of the
/// predicted effects. Agrees with lme4 1.1-31 refined to 1e-6 (reference/coach_funnel). Source: Spiegelhalter 2005, Stat Med 24:1185, doi:10.1002/sim.1970.
/// </summary>
public static class ClusterFunnel
{
    /// <summary>One entry a cluster, in the order of the levels.</summary>
    /// <param name="fit">A fit with a single random intercept, for instance of the coached arm.</param>
    /// <param name="grouping">The grouping of that intercept.</param>
    /// <param name="level">Level of the interval of the shrunken estimate; the funnel's own limits are always 95 % and 99.8 %.</param>
    /// <exception cref="DataProblemsException">The model has other random terms, so that expected means are not free of them.</exception>
    /// <exception cref="ArgumentException">The model has no such grouping.</exception>
    public static IReadOnlyList<FunnelPoint> Of(LinearMixedFit fit, Grouping grouping, double level = 0.95)
    {
        var effects = fit.RandomEffects(grouping);
        if (fit.Model.Random.Count != 1 || effects.Any(e => e.Effect != "(Intercept)"))
            throw new DataProblemsException(new DataProblem("random terms", "A funnel needs a model with one random intercept and nothing else."));
        var sums = new Dictionary<string, (int Count, double Sum)>(StringComparer.Ordinal);
        var names = grouping.Columns.Select(fit.Data.Used.Factor).ToArray();
        for (var row = 0; row < fit.Data.Response.Length; row++)
        {
            double expected = 0;
            for (var j = 0; j < fit.Coefficients.Count; j++) expected += fit.Coefficients[j] * fit.Design.Values[row, j];
            var name = string.Join(':', names.Select(f => f[row]));
            var (count, sum) = sums.GetValueOrDefault(name);
            sums[name] = (count + 1, sum + fit.Data.Response[row] - expected);
        }
        var z = Normal.Quantile(0.5 + level / 2);
        return [.. effects.Where(e => sums.ContainsKey(e.Level)).Select(e =>
        {
            var (count, sum) = sums[e.Level];
            return new FunnelPoint(e.Level, count, sum / count, fit.ResidualStandardDeviation / Math.Sqrt(count), e.Value, new(e.Value - z * e.ConditionalStandardError, e.Value + z * e.ConditionalStandardError, level));
        })];
    }
}
