using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Covariance of the coefficients and degrees of freedom (specification 3.7 to 3.9), in units of sigma^2 = 1 and in the
/// orthonormal basis of the design; contrasts must be given in that basis.
/// </summary>
internal sealed class MixedInference
{
    private readonly MixedSolution _solution;
    private readonly VarianceMoments _m;
    private readonly int _p;
    private readonly double[][] _sensitivity;
    private double[]? _scaleCovariance;
    private double[]? _jacobian;

    public MixedInference(MixedSolution solution)
    {
        _solution = solution;
        _m = solution.Likelihood.Moments;
        _p = solution.Likelihood.Fixed;
        _sensitivity = [.. Enumerable.Range(0, _m.Count).Select(Sensitivity)];
    }

    public double[] Covariance => _m.FixedCovariance;

    /// <summary>Whether the observed information of the free parameters was positive definite.</summary>
    public bool InformationIsPositive { get; private set; } = true;

    /// <summary>Asymptotic covariance of (phi, residual variances), relative to sigma^4, from the observed information.</summary>
    public double[] VarianceParameterCovariance()
    {
        var (jacobian, scale) = FreeParameters();
        var full = _solution.Psi.Length + 1;
        var result = new double[_m.Count * _m.Count];
        for (var a = 0; a < _m.Count; a++)
            for (var b = 0; b < _m.Count; b++)
            {
                var sum = 0.0;
                for (var k = 0; k < full; k++)
                    for (var l = 0; l < full; l++) sum += jacobian[(a * full) + k] * scale[(k * full) + l] * jacobian[(b * full) + l];
                result[(a * _m.Count) + b] = sum;
            }

        return result;
    }

    /// <summary>2 v^2 / (g'Ag) with v the variance of the contrast, g its gradient, A the covariance of the variance parameters.</summary>
    public double Satterthwaite(ReadOnlySpan<double> weights)
    {
        var (jacobian, scale) = FreeParameters();
        var full = _solution.Psi.Length + 1;
        var gradient = new double[full];
        for (var a = 0; a < _m.Count; a++)
        {
            var slope = Quadratic(_sensitivity[a], weights);
            for (var k = 0; k < full; k++) gradient[k] += jacobian[(a * full) + k] * slope;
        }

        var v = Quadratic(Covariance, weights);
        return 2 * v * v / Quadratic(scale, gradient, full);
    }

    /// <summary>Kenward and Roger's adjusted covariance, relative to sigma^2, and the weights W of its approximation.</summary>
    public (double[] Adjusted, double[] W) KenwardRoger(bool expected)
    {
        var w = SymmetricInverse(expected ? _m.Expected : _m.Observed, _m.Count);
        for (var i = 0; i < w.Length; i++) w[i] *= 2;
        var u = new double[_p * _p];
        for (var a = 0; a < _m.Count; a++)
            for (var b = 0; b < _m.Count; b++) AddAdjustment(u, a, b, w[(a * _m.Count) + b]);
        var half = Product(Covariance, u);
        var adjusted = Product(half, Covariance);
        for (var i = 0; i < _p; i++)
            for (var j = 0; j <= i; j++)
                adjusted[(i * _p) + j] = adjusted[(j * _p) + i] =
                    Covariance[(i * _p) + j] + adjusted[(i * _p) + j] + adjusted[(j * _p) + i];
        return (adjusted, w);
    }

    /// <summary>
    /// Denominator degrees of freedom and scaling of the F statistic for independent rows that are orthonormal in the metric
    /// of <see cref="Covariance"/>.
    /// </summary>
    public (double DegreesOfFreedom, double Scaling) KenwardRogerF(double[][] rows, double[] w)
    {
        var q = rows.Length;
        var blocks = _sensitivity.Select(s => Congruence(s, rows)).ToArray();
        double a1 = 0, a2 = 0;
        for (var a = 0; a < _m.Count; a++)
            for (var b = 0; b < _m.Count; b++)
            {
                var weight = w[(a * _m.Count) + b];
                a1 += weight * Trace(blocks[a], q) * Trace(blocks[b], q);
                a2 += weight * Kernels.Dot(blocks[a], blocks[b]);
            }

        return KenwardRogerApproximation.Of(q, a1, a2);
    }

    private double[] Sensitivity(int a)
    {
        var width = _p + 1;
        var pa = new double[_p * _p];
        for (var i = 0; i < _p; i++) _m.P[a].AsSpan(i * width, _p).CopyTo(pa.AsSpan(i * _p));
        return Product(Product(Covariance, pa), Covariance);
    }

    private void AddAdjustment(double[] u, int a, int b, double weight)
    {
        var width = _p + 1;
        var q = _m.Q[(a * _m.Count) + b];
        for (var i = 0; i < _p; i++)
            for (var j = 0; j < _p; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < _p; k++)
                    for (var l = 0; l < _p; l++)
                        sum += _m.P[a][(i * width) + k] * Covariance[(k * _p) + l] * _m.P[b][(l * width) + j];
                u[(i * _p) + j] += weight * (q[(i * width) + j] - sum);
            }
    }

    // Jacobian of the variance parameters and 2 H^-1 over (psi, log sigma^2); parameters at the boundary do not vary.
    private (double[] Jacobian, double[] Covariance) FreeParameters()
    {
        if (_jacobian is not null) return (_jacobian, _scaleCovariance!);
        var full = _solution.Psi.Length + 1;
        var jacobian = new double[_m.Count * full];
        _m.Jacobian(_solution.Psi, jacobian);
        var hessian = new double[full * full];
        _m.FullHessian(jacobian, hessian);
        var free = Enumerable.Range(0, full).Where(k => Enumerable.Range(0, _m.Count).Any(a => jacobian[(a * full) + k] != 0)).ToArray();
        var reduced = new double[free.Length * free.Length];
        for (var k = 0; k < free.Length; k++)
            for (var l = 0; l < free.Length; l++) reduced[(k * free.Length) + l] = hessian[(free[k] * full) + free[l]];
        var inverse = SymmetricInverse(reduced, free.Length);
        var covariance = new double[full * full];
        for (var k = 0; k < free.Length; k++)
            for (var l = 0; l < free.Length; l++) covariance[(free[k] * full) + free[l]] = 2 * inverse[(k * free.Length) + l];
        (_jacobian, _scaleCovariance) = (jacobian, covariance);
        return (jacobian, covariance);
    }

    // Cholesky; where the matrix is not positive definite, the inverse over its positive spectrum.
    private double[] SymmetricInverse(double[] matrix, int n)
    {
        var factor = (double[])matrix.Clone();
        var inverse = new double[n * n];
        if (RowMajor.Cholesky(factor, n))
        {
            RowMajor.InverseFromCholesky(factor, n, inverse, new double[n * n]);
            return inverse;
        }

        InformationIsPositive = false;
        var work = (double[])matrix.Clone();
        double[] values = new double[n], vectors = new double[n * n];
        SymmetricEigen.InPlace(work, n, values, vectors);
        var largest = values.Max(Math.Abs);
        for (var e = 0; e < n; e++)
            if (values[e] > 1e-12 * largest)
                for (var i = 0; i < n; i++)
                    for (var j = 0; j < n; j++) inverse[(i * n) + j] += vectors[(i * n) + e] * vectors[(j * n) + e] / values[e];
        return inverse;
    }

    private double[] Product(double[] a, double[] b)
    {
        var c = new double[_p * _p];
        for (var i = 0; i < _p; i++)
            for (var k = 0; k < _p; k++) Kernels.Axpy(a[(i * _p) + k], b.AsSpan(k * _p, _p), c.AsSpan(i * _p, _p));
        return c;
    }

    private double Quadratic(double[] matrix, ReadOnlySpan<double> weights) => Quadratic(matrix, weights, _p);

    private static double Quadratic(double[] matrix, ReadOnlySpan<double> weights, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
            if (weights[i] != 0) sum += weights[i] * Kernels.Dot(matrix.AsSpan(i * n, n), weights);
        return sum;
    }

    private double[] Congruence(double[] matrix, double[][] rows)
    {
        var q = rows.Length;
        var result = new double[q * q];
        for (var i = 0; i < q; i++)
            for (var j = 0; j < q; j++)
                for (var k = 0; k < _p; k++) result[(i * q) + j] += rows[i][k] * Kernels.Dot(matrix.AsSpan(k * _p, _p), rows[j]);
        return result;
    }

    private static double Trace(double[] matrix, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += matrix[(i * n) + i];
        return sum;
    }
}
