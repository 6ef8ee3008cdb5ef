using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mmrm;

/// <summary>Cluster-robust covariance with subjects as clusters and its Satterthwaite degrees of freedom (specification 2.7).</summary>
/// <remarks>
/// Rows of a subject are whitened by the Cholesky factor of its covariance, as mmrm does; another root of the covariance would give
/// other CR2 adjustments. The degrees of freedom are those of Bell and McCaffrey (2002) under the fitted model.
/// </remarks>
internal sealed class RobustInference
{
    // Directions that a subject's own leverage uses up entirely carry no residual; mmrm's pseudo-inverse drops them likewise.
    private const double FullLeverage = 1e-10;

    private readonly int _p;
    private readonly double[] _model;
    private readonly List<(int Rows, double[] Whitened, double[] Adjusted)> _subjects = [];

    public RobustInference(SubjectRows rows, MmrmSolution solution, double[] coefficients, double[] modelCovariance, RobustCovariance kind)
    {
        (_p, _model) = (coefficients.Length, modelCovariance);
        int most = rows.VisitNames.Count;
        double[] design = new double[most * _p], outcomes = new double[most], meat = new double[_p * _p], score = new double[_p];
        double[][] sigmas = [.. Enumerable.Range(0, solution.Moments.Groups.Count).Select(solution.Sigma)];
        for (int subject = 0; subject < rows.Subjects; subject++)
        {
            int m = rows.Copy(subject, design, outcomes);
            Whiten(rows.Visits(subject), sigmas[rows.Group(subject)], solution, design, outcomes, coefficients);
            double[] adjusted = Adjusted(design.AsSpan(0, m * _p), m, kind);
            _subjects.Add((m, design[..(m * _p)], adjusted));
            Array.Clear(score);
            for (int i = 0; i < m; i++)
            {
                Kernels.Axpy(outcomes[i], adjusted.AsSpan(i * _p, _p), score);
            }
            for (int k = 0; k < _p; k++)
            {
                Kernels.Axpy(score[k], score, meat.AsSpan(k * _p, _p));
            }
        }
        double[] left = new double[_p * _p];
        Covariance = new double[_p * _p];
        RowMajor.Multiply(_model, meat, _p, left);
        RowMajor.Multiply(left, _model, _p, Covariance);
    }

    public double[] Covariance { get; }

    /// <summary>(trace G)^2 / trace(G^2), G_ij = a_i'(I - H)_ij a_j with a_i the whitened weight of subject i in the estimate.</summary>
    public double DegreesOfFreedom(ReadOnlySpan<double> weights)
    {
        double[] solved = new double[_p], direction = new double[_p], image = new double[_p], outer = new double[_p * _p];
        RowMajor.Multiply(_model, weights, solved);
        double trace = 0, squares = 0;
        foreach ((int rows, double[] whitened, double[] adjusted) in _subjects)
        {
            Array.Clear(direction);
            double length = 0;
            for (int i = 0; i < rows; i++)
            {
                double a = Kernels.Dot(adjusted.AsSpan(i * _p, _p), solved);
                length += a * a;
                Kernels.Axpy(a, whitened.AsSpan(i * _p, _p), direction);
            }
            RowMajor.Multiply(_model, direction, image);
            double own = Kernels.Dot(direction, image);
            trace += length - own;
            squares += length * length - 2 * length * own;
            for (int k = 0; k < _p; k++)
            {
                Kernels.Axpy(direction[k], direction, outer.AsSpan(k * _p, _p));
            }
        }
        double[] product = new double[_p * _p];
        RowMajor.Multiply(_model, outer, _p, product);
        squares += RowMajor.TraceOfProduct(product, product, _p);
        return trace * trace / squares;
    }

    // Rows of L^-1 X and L^-1 (y - X b) in place, L the Cholesky factor of the subject's covariance.
    private void Whiten(ReadOnlySpan<int> visits, double[] sigma, MmrmSolution solution, double[] design, double[] outcomes, double[] coefficients)
    {
        int m = visits.Length, all = solution.Moments.VisitNames.Length;
        double[] factor = new double[m * m];
        for (int s = 0; s < m; s++)
        {
            for (int t = 0; t < m; t++)
            {
                factor[s * m + t] = sigma[visits[s] * all + visits[t]];
            }
        }
        RowMajor.Cholesky(factor, m);
        for (int s = 0; s < m; s++)
        {
            Span<double> row = design.AsSpan(s * _p, _p);
            outcomes[s] -= Kernels.Dot(row, coefficients);
            for (int t = 0; t < s; t++)
            {
                outcomes[s] -= factor[s * m + t] * outcomes[t];
                Kernels.Axpy(-factor[s * m + t], design.AsSpan(t * _p, _p), row);
            }
            outcomes[s] /= factor[s * m + s];
            foreach (ref double cell in row)
            {
                cell /= factor[s * m + s];
            }
        }
    }

    // A' X with A = (I - H)^0, ^-1/2 or ^-1 for the subject's own leverage H = X C X'.
    private double[] Adjusted(ReadOnlySpan<double> whitened, int m, RobustCovariance kind)
    {
        double[] result = whitened.ToArray();
        if (kind == RobustCovariance.CR0)
        {
            return result;
        }
        var rest = Matrix.Identity(m);
        var image = new double[_p];
        for (int s = 0; s < m; s++)
        {
            RowMajor.Multiply(_model, whitened.Slice(s * _p, _p), image);
            for (int t = 0; t < m; t++)
            {
                rest[s, t] -= Kernels.Dot(image, whitened.Slice(t * _p, _p));
            }
        }
        Matrix adjustment = SymmetricEigen.Of(rest).Apply(v => v < FullLeverage ? 0 : kind == RobustCovariance.CR2 ? 1 / Math.Sqrt(v) : 1 / v);
        for (int s = 0; s < m; s++)
        {
            Span<double> row = result.AsSpan(s * _p, _p);
            row.Clear();
            for (int t = 0; t < m; t++)
            {
                Kernels.Axpy(adjustment[s, t], whitened.Slice(t * _p, _p), row);
            }
        }
        return result;
    }
}
