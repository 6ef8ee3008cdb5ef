using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Imputation;

/// <summary>
/// Pools analyses of m imputed data sets (spec 11.4). Assumes proper imputations from a model congenial with the analysis; for reference-based
/// imputations the pooled variance is conservative by design (spec 11.3). O(m k^3) for k estimates. Pure. Agrees with mice 3.15.0
/// <c>pool</c>, <c>D1</c>, <c>D2</c> to 1e-10 and <c>D3</c> to 1e-6 (reference/mi_wl101, mi_nhanes).
/// </summary>
public static class Rubin
{
    /// <summary>Pools one quantity: Rubin (1987), degrees of freedom by Barnard and Rubin (1999), doi:10.1093/biomet/86.4.948.</summary>
    /// <param name="estimates">The same estimate from each imputed data set; their degrees of freedom are those of complete data, the smallest counts.</param>
    /// <exception cref="DataProblemsException">Fewer than two imputations, or an estimate or standard error that is not a positive finite number.</exception>
    public static PooledEstimate Pool(IReadOnlyList<Estimate> estimates)
    {
        var problems = new ProblemList();
        if (estimates.Count < 2) problems.Add("imputations", $"There {(estimates.Count == 1 ? "is 1" : "are 0")}; pooling needs at least two.");
        for (var i = 0; i < estimates.Count; i++)
            if (!double.IsFinite(estimates[i].Value) || !(estimates[i].StandardError > 0) || !double.IsFinite(estimates[i].StandardError))
                problems.Add($"imputation {i + 1}", $"The estimate of \"{estimates[i].Name}\" is {estimates[i].Value} with standard error {estimates[i].StandardError}; both must be finite and the error positive.");
        problems.ThrowIfAny();
        double m = estimates.Count;
        double[] values = [.. estimates.Select(e => e.Value)];
        var within = Kernels.Mean([.. estimates.Select(e => e.StandardError * e.StandardError)]);
        var between = Kernels.CentredSumOfSquares(values) / (m - 1);
        var total = within + (1 + 1 / m) * between;
        var complete = estimates.Min(e => e.DegreesOfFreedom);
        var (old, df) = DegreesOfFreedom(m, (1 + 1 / m) * between / total, complete);
        var pooled = Estimate.Of(estimates[0].Name, Kernels.Mean(values), Math.Sqrt(total), df, DegreesOfFreedomMethod.BarnardRubin, estimates[0].Interval.Level);
        return new(pooled, estimates.Count, within, between, complete, old);
    }

    /// <summary>Tests k estimates jointly from their covariances: D1 of Li, Raghunathan and Rubin (1991), degrees of freedom by Reiter (2007), doi:10.1093/biomet/asm028.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="fits">The fit of each imputed data set.</param>
    /// <param name="contrasts">Quantities that the hypothesis says are zero.</param>
    /// <param name="completeDegreesOfFreedom">Residual degrees of freedom of complete data; infinity for large samples.</param>
    /// <exception cref="DataProblemsException">Fewer than two imputations, or contrasts that depend on each other.</exception>
    public static JointTest TestJointly(string name, IReadOnlyList<ILinearInference> fits, IReadOnlyList<Contrast> contrasts, double completeDegreesOfFreedom = double.PositiveInfinity)
    {
        RequireTwo(fits.Count);
        var (k, m) = (contrasts.Count, fits.Count);
        var mean = new double[k];
        Matrix within = new(k, k), between = new(k, k);
        var values = new List<double[]>();
        foreach (var fit in fits)
        {
            var rows = Matrix.FromRows([.. contrasts.Select(fit.Design.WeightsOf)]);
            var value = rows.Times([.. fit.Coefficients]);
            values.Add(value);
            Kernels.Axpy(1.0 / m, value, mean);
            within += 1.0 / m * (rows * fit.CoefficientCovariance.Values * rows.Transpose());
        }
        foreach (var value in values)
        {
            double[] d = [.. value.Zip(mean, (a, b) => a - b)];
            for (var j = 0; j < k; j++) Kernels.Axpy(d[j] / (m - 1), d, between.Column(j));
        }
        if (Cholesky.TryOf(within) is not { } factor) throw Hypothesis.TooMuch(name, k);
        var r = (1 + 1.0 / m) * factor.Solve(between).Trace() / k;
        var solved = (double[])mean.Clone();
        factor.SolveLower(solved);
        return JointTest.Of(name, Kernels.Dot(solved, solved) / (k * (1 + r)), k, DenominatorOfWald(k, m, r, completeDegreesOfFreedom), DegreesOfFreedomMethod.BarnardRubin);
    }

    /// <summary>Pools chi-square or Wald statistics alone: D2 of Li, Meng, Raghunathan and Rubin (1991). Rough; for when nothing else was kept.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="statistics">The Wald statistic (k times F) of each imputed data set.</param>
    /// <param name="contrasts">Number k of quantities tested at once.</param>
    /// <exception cref="DataProblemsException">Fewer than two statistics, or a negative one.</exception>
    public static JointTest PoolStatistics(string name, IReadOnlyList<double> statistics, int contrasts)
    {
        RequireTwo(statistics.Count);
        if (statistics.Any(s => !(s >= 0))) throw new DataProblemsException(new DataProblem("statistics", "A Wald statistic is never negative."));
        double k = contrasts, m = statistics.Count;
        var r = (1 + 1 / m) * Kernels.CentredSumOfSquares([.. statistics.Select(Math.Sqrt)]) / (m - 1);
        var f = Math.Max(0, (statistics.Average() / k - (m + 1) / (m - 1) * r) / (1 + r));
        return JointTest.Of(name, f, k, Math.Pow(k, -3 / m) * (m - 1) * (1 + 1 / r) * (1 + 1 / r), DegreesOfFreedomMethod.BarnardRubin);
    }

    /// <summary>Pools likelihood-ratio statistics: D3 of Meng and Rubin (1992), doi:10.1093/biomet/79.1.103.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="atOwn">Twice the log-likelihood difference of each imputed data set at its own estimates.</param>
    /// <param name="atPooled">The same at the pooled estimates of both models.</param>
    /// <param name="contrasts">Number k of parameters that the smaller model lacks.</param>
    /// <exception cref="DataProblemsException">Fewer than two imputations, or lists of different length.</exception>
    public static JointTest PoolLikelihoodRatios(string name, IReadOnlyList<double> atOwn, IReadOnlyList<double> atPooled, int contrasts)
    {
        RequireTwo(atOwn.Count);
        if (atOwn.Count != atPooled.Count) throw new DataProblemsException(new DataProblem("statistics", $"There are {atOwn.Count} at own and {atPooled.Count} at pooled estimates."));
        double k = contrasts, m = atOwn.Count;
        var pooled = atPooled.Average();
        var r = (m + 1) / (k * (m - 1)) * (atOwn.Average() - pooled);
        return JointTest.Of(name, pooled / (k * (1 + r)), k, LargeSample(k, k * (m - 1), r), DegreesOfFreedomMethod.BarnardRubin);
    }

    private static (double Old, double BarnardRubin) DegreesOfFreedom(double m, double lambda, double complete)
    {
        var old = (m - 1) / (lambda * lambda);
        if (double.IsPositiveInfinity(complete)) return (old, old);
        var observed = (complete + 1) / (complete + 3) * complete * (1 - lambda);
        return (old, double.IsPositiveInfinity(old) ? observed : old * observed / (old + observed));
    }

    // Li, Raghunathan and Rubin (1991), equations 1.17 to 1.19.
    private static double LargeSample(double k, double t, double r) => t > 4
        ? 4 + (t - 4) * Math.Pow(1 + (1 - 2 / t) / r, 2)
        : t * (1 + 1 / k) * Math.Pow(1 + 1 / r, 2) / 2;

    private static double DenominatorOfWald(double k, double m, double r, double complete)
    {
        var t = k * (m - 1);
        if (double.IsPositiveInfinity(complete) || t <= 4) return LargeSample(k, t, r);
        // Reiter (2007), equation 6; a, c0, c1, c2 and z as there.
        var a = r * t / (t - 2);
        var observed = (complete + 1) / (complete + 3) * complete;
        double c0 = 1 / (t - 4), c1 = observed - 2 * (1 + a), c2 = observed - 4 * (1 + a);
        var z = 1 / c2
            + c0 * (a * a * c1 / ((1 + a) * (1 + a) * c2))
            + c0 * (8 * a * a * c1 / ((1 + a) * c2 * c2) + 4 * a * a / ((1 + a) * c2))
            + c0 * (4 * a * a / (c2 * c1) + 16 * a * a * c1 / (c2 * c2 * c2))
            + c0 * (8 * a * a / (c2 * c2));
        return 4 + 1 / z;
    }

    private static void RequireTwo(int imputations)
    {
        if (imputations < 2) throw new DataProblemsException(new DataProblem("imputations", $"There {(imputations == 1 ? "is 1" : $"are {imputations}")}; pooling needs at least two."));
    }
}
