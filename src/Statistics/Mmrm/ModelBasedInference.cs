using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Degrees of freedom and F tests from the covariance of the covariance parameters (specification 2.5 and 2.6).</summary>
internal sealed class ModelBasedInference(MmrmSolution solution, double[] parameterCovariance)
{
    // A hypothesis that leaves a smaller share of its variance to itself is implied by those before it.
    private const double Redundant = 1e-10;

    // Fai and Cornelius: equal degrees of freedom in every direction need no averaging.
    private const double EqualDegrees = 1e-8;

    private readonly ProfiledLikelihood _likelihood = solution.Likelihood;
    private readonly int _p = solution.Moments.Coefficients;

    /// <summary>2 v^2 / (g' W g), v the variance and g its gradient in the covariance parameters.</summary>
    public double DegreesOfFreedom(ReadOnlySpan<double> weights)
    {
        Span<double> inner = stackalloc double[_p], solved = stackalloc double[_p], gradient = stackalloc double[_likelihood.Parameters];
        solution.Moments.FromCaller(weights, inner);
        return OfInner(inner, solved, gradient);
    }

    /// <summary>F, numerator and denominator degrees of freedom by Fai and Cornelius (1996).</summary>
    public (double F, int Rank, double DegreesOfFreedom) Satterthwaite(Matrix weights, double[] estimates)
    {
        (double[][] directions, double[] values) = Independent(weights, estimates, _likelihood.Covariance);
        int q = directions.Length;
        double[] solved = new double[_p], gradient = new double[_likelihood.Parameters], degrees = new double[q];
        double f = 0;
        for (int k = 0; k < q; k++)
        {
            f += values[k] * values[k] / RowMajor.QuadraticForm(_likelihood.Covariance, directions[k]) / q;
            degrees[k] = OfInner(directions[k], solved, gradient);
        }
        return (f, q, Combine(degrees));
    }

    /// <summary>Scaled F of Kenward and Roger with the adjusted covariance (in the inner basis).</summary>
    public (double F, int Rank, double DegreesOfFreedom) KenwardRogerTest(Matrix weights, double[] estimates, double[] adjusted)
    {
        (double[][] directions, double[] values) = Independent(weights, estimates, _likelihood.Covariance);
        int q = directions.Length, k = _likelihood.Parameters;
        var blocks = new double[k][];
        for (int a = 0; a < k; a++)
        {
            blocks[a] = Whitened(directions, _likelihood.Designs[a]);
        }
        double a1 = 0, a2 = 0;
        for (int a = 0; a < k; a++)
        {
            for (int b = 0; b < k; b++)
            {
                a1 += parameterCovariance[a * k + b] * Trace(blocks[a], q) * Trace(blocks[b], q);
                a2 += parameterCovariance[a * k + b] * RowMajor.TraceOfProduct(blocks[a], blocks[b], q);
            }
        }
        (double degrees, double scale) = q == 1 ? (2 / a2, 1) : KenwardRoger.Test(q, a1, a2);
        return (scale * Wald(directions, values, adjusted) / q, q, degrees);
    }

    private double OfInner(ReadOnlySpan<double> inner, Span<double> solved, Span<double> gradient)
    {
        RowMajor.Multiply(_likelihood.Covariance, inner, solved);
        double variance = Kernels.Dot(inner, solved);
        for (int a = 0; a < gradient.Length; a++)
        {
            gradient[a] = RowMajor.QuadraticForm(_likelihood.Designs[a], solved);
        }
        return 2 * variance * variance / RowMajor.QuadraticForm(parameterCovariance, gradient);
    }

    /// <summary>
    /// Uncorrelated directions (inner basis) that span the hypotheses, each with its estimate: eigenvectors of the covariance of the
    /// independent hypotheses as given, not rescaled, because Fai and Cornelius' degrees of freedom depend on that choice.
    /// </summary>
    private (double[][] Directions, double[] Values) Independent(Matrix weights, double[] estimates, double[] covariance)
    {
        var inner = new List<double[]>();
        var values = new List<double>();
        for (int r = 0; r < weights.Rows; r++)
        {
            var row = new double[_p];
            solution.Moments.FromCaller(weights.Row(r), row);
            if (AddsInformation(inner, row, covariance))
            {
                inner.Add(row);
                values.Add(estimates[r]);
            }
        }
        SymmetricEigen eigen = SymmetricEigen.Of(Covariances(inner, covariance));
        IEnumerable<double[]> axes = Enumerable.Range(0, inner.Count).Select(k => eigen.Vectors.Column(k).ToArray());
        return ([.. axes.Select(axis => Combination([.. inner], axis, _p))], [.. axes.Select(axis => Kernels.Dot(axis, values.ToArray()))]);
    }

    // The share of the row's variance that the rows before it leave unexplained is not rounding.
    private bool AddsInformation(List<double[]> before, double[] row, double[] covariance)
    {
        Matrix v = Covariances([.. before, row], covariance);
        int n = v.Rows;
        var unit = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                unit[i * n + j] = v[i, j] / Math.Sqrt(v[i, i] * v[j, j]);
            }
        }
        return RowMajor.Cholesky(unit, n, Redundant);
    }

    private Matrix Covariances(List<double[]> rows, double[] covariance)
    {
        var v = new Matrix(rows.Count, rows.Count);
        double[] solved = new double[_p];
        for (int r = 0; r < rows.Count; r++)
        {
            RowMajor.Multiply(covariance, rows[r], solved);
            for (int s = 0; s < rows.Count; s++)
            {
                v[r, s] = Kernels.Dot(solved, rows[s]);
            }
        }
        return v;
    }

    private static double[] Combination(double[][] rows, double[] factors, int length)
    {
        var sum = new double[length];
        for (int r = 0; r < rows.Length; r++)
        {
            Kernels.Axpy(factors[r], rows[r], sum);
        }
        return sum;
    }

    // D C P C D' scaled to unit variance of each (uncorrelated) direction.
    private double[] Whitened(double[][] directions, double[] design)
    {
        int q = directions.Length;
        double[] result = new double[q * q], image = new double[_p];
        double[][] solved = [.. directions.Select(d => Unit(d))];
        for (int i = 0; i < q; i++)
        {
            RowMajor.Multiply(design, solved[i], image);
            for (int j = 0; j < q; j++)
            {
                result[i * q + j] = Kernels.Dot(image, solved[j]);
            }
        }
        return result;
    }

    private double[] Unit(double[] direction)
    {
        var solved = new double[_p];
        RowMajor.Multiply(_likelihood.Covariance, direction, solved);
        double sd = Math.Sqrt(Kernels.Dot(direction, solved));
        for (int k = 0; k < _p; k++)
        {
            solved[k] /= sd;
        }
        return solved;
    }

    private static double Trace(double[] matrix, int n) => Enumerable.Range(0, n).Sum(i => matrix[i * n + i]);

    private double Wald(double[][] directions, double[] values, double[] covariance)
    {
        int q = directions.Length;
        double[] v = new double[q * q], solved = new double[_p], solution = [.. values];
        for (int i = 0; i < q; i++)
        {
            RowMajor.Multiply(covariance, directions[i], solved);
            for (int j = 0; j < q; j++)
            {
                v[i * q + j] = Kernels.Dot(solved, directions[j]);
            }
        }
        RowMajor.Cholesky(v, q);
        RowMajor.SolveCholesky(v, q, solution);
        return Kernels.Dot(values, solution);
    }

    // lmerTest's rule: a direction with at most 2 degrees of freedom has no finite mean, and the test gets 2.
    private static double Combine(double[] degrees)
    {
        if (degrees.All(d => Math.Abs(d - degrees[0]) < EqualDegrees))
        {
            return degrees[0];
        }
        if (degrees.Any(d => d <= 2))
        {
            return 2;
        }
        double expectation = degrees.Sum(d => d / (d - 2));
        return 2 * expectation / (expectation - degrees.Length);
    }
}
