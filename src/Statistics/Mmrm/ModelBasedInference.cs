using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Degrees of freedom and F tests from the covariance of the covariance parameters (specification 02, sections 5.1 and 6).</summary>
internal sealed class ModelBasedInference(MmrmSolution solution, double[] parameterCovariance)
{
    // Eigenvalues of a unit-diagonal covariance below this belong to hypotheses that the others imply.
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
            f += values[k] * values[k] / Dense.QuadraticForm(_likelihood.Covariance, directions[k]) / q;
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
                a2 += parameterCovariance[a * k + b] * Dense.TraceOfProduct(blocks[a], blocks[b], q);
            }
        }
        (double degrees, double scale) = q == 1 ? (2 / a2, 1) : KenwardRoger.Test(q, a1, a2);
        return (scale * Wald(directions, values, adjusted) / q, q, degrees);
    }

    private double OfInner(ReadOnlySpan<double> inner, Span<double> solved, Span<double> gradient)
    {
        Dense.Multiply(_likelihood.Covariance, inner, solved);
        double variance = Dense.Dot(inner, solved);
        for (int a = 0; a < gradient.Length; a++)
        {
            gradient[a] = Dense.QuadraticForm(_likelihood.Designs[a], solved);
        }
        return 2 * variance * variance / Dense.QuadraticForm(parameterCovariance, gradient);
    }

    /// <summary>Uncorrelated directions (inner basis) that span the hypotheses, each with its estimate.</summary>
    private (double[][] Directions, double[] Values) Independent(Matrix weights, double[] estimates, double[] covariance)
    {
        int rows = weights.Rows;
        var inner = new double[rows][];
        for (int r = 0; r < rows; r++)
        {
            inner[r] = new double[_p];
            solution.Moments.FromCaller(weights.Row(r), inner[r]);
            double sd = Math.Sqrt(Dense.QuadraticForm(covariance, inner[r]));
            estimates[r] /= sd;
            for (int k = 0; k < _p; k++)
            {
                inner[r][k] /= sd;
            }
        }
        var v = new Matrix(rows, rows);
        double[] solved = new double[_p];
        for (int r = 0; r < rows; r++)
        {
            Dense.Multiply(covariance, inner[r], solved);
            for (int s = 0; s < rows; s++)
            {
                v[r, s] = Dense.Dot(solved, inner[s]);
            }
        }
        SymmetricEigen eigen = SymmetricEigen.Of(v);
        int[] kept = [.. Enumerable.Range(0, rows).Where(k => eigen.Values[k] > Redundant * rows)];
        return ([.. kept.Select(k => Combination(inner, eigen.Vectors.Column(k).ToArray(), _p))],
            [.. kept.Select(k => Kernels.Dot(eigen.Vectors.Column(k), estimates))]);
    }

    private static double[] Combination(double[][] rows, double[] factors, int length)
    {
        var sum = new double[length];
        for (int r = 0; r < rows.Length; r++)
        {
            Dense.AddScaled(factors[r], rows[r], sum);
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
            Dense.Multiply(design, solved[i], image);
            for (int j = 0; j < q; j++)
            {
                result[i * q + j] = Dense.Dot(image, solved[j]);
            }
        }
        return result;
    }

    private double[] Unit(double[] direction)
    {
        var solved = new double[_p];
        Dense.Multiply(_likelihood.Covariance, direction, solved);
        double sd = Math.Sqrt(Dense.Dot(direction, solved));
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
            Dense.Multiply(covariance, directions[i], solved);
            for (int j = 0; j < q; j++)
            {
                v[i * q + j] = Dense.Dot(solved, directions[j]);
            }
        }
        Dense.Cholesky(v, q);
        Dense.SolveCholesky(v, q, solution);
        return Dense.Dot(values, solution);
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
