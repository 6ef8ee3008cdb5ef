using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Inference;

/// <summary>Coefficients, contrasts and joint tests of any fitted linear model, each with standard error, degrees of freedom, p-value and interval.</summary>
public static class LinearInference
{
    /// <summary>The estimate of one coefficient; an interaction may be named in any order of its parts.</summary>
    /// <exception cref="DataProblemsException">There is no such coefficient, or it was dropped as dependent on others.</exception>
    public static Estimate Coefficient(this ILinearInference fit, string name, double level = 0.95) => fit.Estimate(Contrast.Coefficient(name), level);

    /// <summary>All coefficients in the order of the design.</summary>
    public static IReadOnlyList<Estimate> CoefficientTable(this ILinearInference fit, double level = 0.95) =>
        [.. fit.Design.ColumnNames.Select(name => fit.Coefficient(name, level))];

    /// <summary>The estimate of a contrast.</summary>
    /// <exception cref="DataProblemsException">A coefficient does not exist or was dropped, or all weights are zero.</exception>
    public static Estimate Estimate(this ILinearInference fit, Contrast contrast, double level = 0.95) =>
        fit.Estimate(contrast.Label, fit.Design.WeightsOf(contrast), level);

    /// <summary>Tests that several contrasts are zero at once.</summary>
    public static JointTest TestJointly(this ILinearInference fit, string name, params IReadOnlyList<Contrast> contrasts)
    {
        var rows = Matrix.FromRows([.. contrasts.Select(fit.Design.WeightsOf)]);
        return fit.TestJointly(name, new NamedMatrix([.. contrasts.Select(c => c.Label)], fit.Design.ColumnNames, rows));
    }

    /// <summary>Tests that all coefficients of a term are zero at once (given the other terms, treatment contrasts).</summary>
    public static JointTest TestTerm(this ILinearInference fit, Term term) =>
        fit.TestJointly(term.ToString(), [.. fit.Design.ColumnsOf(term).Select(j => Contrast.Coefficient(fit.Design.ColumnNames[j]))]);

    /// <summary>Least-squares means of one or more factors; see <see cref="LeastSquaresMeans"/>.</summary>
    public static LeastSquaresMeans MeansOf(this ILinearInference fit, params IReadOnlyList<string> factors) => new(fit, factors);

    internal static Estimate Estimate(this ILinearInference fit, string label, ReadOnlySpan<double> weights, double level)
    {
        var value = 0.0;
        for (var j = 0; j < weights.Length; j++) value += weights[j] * fit.Coefficients[j];
        var variance = fit.CoefficientCovariance.Values.Bilinear(weights, weights);
        return Inference.Estimate.Of(label, value, Math.Sqrt(variance), fit.DegreesOfFreedomOf(weights), fit.DegreesOfFreedomMethod, level);
    }

    /// <summary>A contrast as a full vector of weights.</summary>
    internal static double[] WeightsOf(this DesignMatrix design, Contrast contrast)
    {
        var weights = new double[design.Columns];
        foreach (var (coefficient, weight) in contrast.Weights) weights[design.IndexOf(coefficient)] += weight;
        return weights.All(w => w == 0)
            ? throw new DataProblemsException(new DataProblem($"contrast \"{contrast.Label}\"", "All its weights are zero, so there is nothing to estimate."))
            : weights;
    }
}
