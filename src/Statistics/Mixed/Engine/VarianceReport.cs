using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Variance components in natural units with standard errors from the observed information (specification 3.7).</summary>
internal static class VarianceReport
{
    public const string Residual = "Residual";

    public static IReadOnlyList<VarianceComponent> Of(MixedCore core)
    {
        var layout = core.Likelihood.Layout;
        var moments = core.Likelihood.Moments;
        var covariance = core.Inference.VarianceParameterCovariance();
        var result = new List<VarianceComponent>();
        for (var i = 0; i < layout.Count; i++)
        {
            var (term, row, column) = layout.Entries[i];
            var unit = Unit(core, i);
            var value = moments.Phi[i] * unit;
            var effects = core.Columns.Effects[term];
            var error = StandardError(covariance, moments.Count, i, unit, moments.Phi[i]);
            var scaled = row == column ? Math.Sqrt(value) : Correlation(core, term, row, column);
            result.Add(new(
                core.Columns.Terms[term].Grouping.ToString(), effects[column], row == column ? null : effects[row], value, error, scaled));
        }

        for (var s = 0; s < core.Likelihood.Strata; s++)
        {
            var value = moments.ResidualVariance(s) * core.ResidualVariance;
            var error = StandardError(covariance, moments.Count, layout.Count + s, core.ResidualVariance, 1);
            result.Add(new(core.StratumNames[s], "", null, value, error, Math.Sqrt(value)));
        }

        return result;
    }

    public static NamedMatrix Matrix(MixedCore core, int term)
    {
        var layout = core.Likelihood.Layout;
        var q = layout.Terms[term].Columns;
        var matrix = new Matrix(q, q);
        for (var i = 0; i < layout.Count; i++)
        {
            if (layout.Entries[i].Term != term) continue;
            var (_, row, column) = layout.Entries[i];
            matrix[row, column] = matrix[column, row] = core.Likelihood.Moments.Phi[i] * Unit(core, i);
        }

        return new(core.Columns.Effects[term], matrix);
    }

    // From the scaled, sigma-relative G to natural units.
    private static double Unit(MixedCore core, int i)
    {
        var (term, row, column) = core.Likelihood.Layout.Entries[i];
        var scales = core.Columns.Blocks[term].Scales;
        return core.ResidualVariance / (scales[row] * scales[column]);
    }

    private static double StandardError(double[] covariance, int count, int i, double unit, double value)
    {
        var variance = covariance[(i * count) + i];
        return value == 0 || !(variance > 0) ? double.NaN : Math.Sqrt(variance) * unit;
    }

    private static double Correlation(MixedCore core, int term, int row, int column)
    {
        var layout = core.Likelihood.Layout;
        var phi = core.Likelihood.Moments.Phi;
        var product = phi[layout.IndexOf(term, row, row)] * phi[layout.IndexOf(term, column, column)];
        return product > 0 ? Math.Clamp(phi[layout.IndexOf(term, row, column)] / Math.Sqrt(product), -1, 1) : double.NaN;
    }
}
