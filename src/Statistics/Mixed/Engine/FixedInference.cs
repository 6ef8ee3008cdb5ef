using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Covariance, degrees of freedom and F tests of the coefficients by one method (specification 3.7 to 3.9).</summary>
internal sealed class FixedInference
{
    /// <summary>A direction with less than this share of the largest variance repeats others.</summary>
    private const double Redundant = 1e-10;

    private readonly MixedCore _core;
    private readonly double[]? _adjusted;
    private readonly double[]? _w;
    private readonly Lazy<double[]> _betweenWithin;

    public FixedInference(MixedCore core, DegreesOfFreedomMethod method)
    {
        _core = core;
        Method = method;
        if (IsKenwardRoger) (_adjusted, _w) = core.Inference.KenwardRoger(expected: method == DegreesOfFreedomMethod.KenwardRoger);
        _betweenWithin = new(() => Engine.BetweenWithin.Of(core));
        if (method == DegreesOfFreedomMethod.BetweenWithin) _ = _betweenWithin.Value;
    }

    public DegreesOfFreedomMethod Method { get; }

    public NamedMatrix Covariance => _adjusted is null ? Unadjusted : Named(_adjusted);

    public NamedMatrix Unadjusted => Named(_core.Likelihood.Moments.FixedCovariance);

    private bool IsKenwardRoger => Method is DegreesOfFreedomMethod.KenwardRoger or DegreesOfFreedomMethod.KenwardRogerLinear;

    public double DegreesOfFreedom(ReadOnlySpan<double> weights)
    {
        switch (Method)
        {
            case DegreesOfFreedomMethod.Satterthwaite: return _core.Inference.Satterthwaite(_core.Basis.ToBasis(weights));
            case DegreesOfFreedomMethod.Residual: return _core.Rows - _core.Fixed;
            case DegreesOfFreedomMethod.Infinite: return double.PositiveInfinity;
            case DegreesOfFreedomMethod.BetweenWithin:
                var smallest = double.PositiveInfinity;
                for (var j = 0; j < weights.Length; j++)
                    if (weights[j] != 0) smallest = Math.Min(smallest, _betweenWithin.Value[j]);
                return smallest;
            default: return _core.Inference.KenwardRogerF(Orthonormal([_core.Basis.ToBasis(weights)]), _w!).DegreesOfFreedom;
        }
    }

    public JointTest Test(string name, NamedMatrix weights, IReadOnlyList<double> coefficients)
    {
        var rows = weights.ToRows();
        var basis = Orthonormal([.. rows.Select(r => _core.Basis.ToBasis(r))]);
        var q = basis.Length;
        var values = Values(basis, rows, coefficients);
        if (IsKenwardRoger)
        {
            var (df, scaling) = _core.Inference.KenwardRogerF(basis, _w!);
            return JointTest.Of(name, scaling * Wald(basis, values) / q, q, df, Method);
        }

        var f = values.Sum(v => v * v) / (q * _core.ResidualVariance);
        return JointTest.Of(name, f, q, Denominator(basis, rows), Method);
    }

    private double Denominator(double[][] basis, double[][] rows) => Method switch
    {
        DegreesOfFreedomMethod.Satterthwaite => SatterthwaiteF([.. basis.Select(row => _core.Inference.Satterthwaite(row))]),
        _ => rows.Min(r => DegreesOfFreedom(r)),
    };

    // Fai and Cornelius (1996): the sum of squared independent t statistics has expectation sum of nu / (nu - 2); lmerTest does the same.
    internal static double SatterthwaiteF(double[] df)
    {
        var q = df.Length;
        if (q == 1) return df[0];
        if (df.All(v => Math.Abs(v - df[0]) < 1e-8)) return df[0];
        if (df.Any(v => v <= 2)) return 2;
        var expectation = df.Sum(v => v / (v - 2));
        return 2 * expectation / (expectation - q);
    }

    // Estimates of the orthonormal rows: they are combinations of the given ones, so solve through the basis' coefficients.
    private double[] Values(double[][] basis, double[][] rows, IReadOnlyList<double> coefficients)
    {
        var p = _core.Fixed;
        var inBasis = new double[p];
        // beta = R^-1 gamma, hence l'beta = (R^-T l)'gamma with gamma = R beta, found from the shift and the fitted basis coefficients.
        var beta = coefficients.ToArray();
        Solve(beta, inBasis);
        return [.. basis.Select(row => Kernels.Dot(row, inBasis))];
    }

    // gamma = R beta with R known by its inverse: back substitution on the upper triangular inverse.
    private void Solve(double[] beta, double[] gamma)
    {
        var p = _core.Fixed;
        var inverse = _core.Basis.Inverse;
        for (var i = p - 1; i >= 0; i--)
        {
            var sum = beta[i];
            for (var j = i + 1; j < p; j++) sum -= inverse[(i * p) + j] * gamma[j];
            gamma[i] = sum / inverse[(i * p) + i];
        }
    }

    private double Wald(double[][] basis, double[] values)
    {
        var q = basis.Length;
        var matrix = new double[q * q];
        for (var i = 0; i < q; i++)
            for (var j = 0; j < q; j++) matrix[(i * q) + j] = _core.ResidualVariance * Bilinear(_adjusted!, basis[i], basis[j]);
        RowMajor.LogCholesky(matrix, q);
        var solved = (double[])values.Clone();
        RowMajor.SolveLower(matrix, q, solved, 1);
        return solved.Sum(v => v * v);
    }

    // Rows spanning the same hypothesis, uncorrelated with unit variance in units of sigma^2; redundant ones vanish.
    private double[][] Orthonormal(double[][] rows)
    {
        var q = rows.Length;
        var covariance = _core.Likelihood.Moments.FixedCovariance;
        var matrix = new double[q * q];
        for (var i = 0; i < q; i++)
            for (var j = 0; j < q; j++) matrix[(i * q) + j] = Bilinear(covariance, rows[i], rows[j]);
        double[] values = new double[q], vectors = new double[q * q];
        SymmetricEigen.InPlace(matrix, q, values, vectors);
        var largest = values.Max();
        var result = new List<double[]>();
        for (var e = 0; e < q; e++)
        {
            if (!(values[e] > Redundant * largest)) continue;
            var row = new double[_core.Fixed];
            for (var i = 0; i < q; i++) Kernels.Axpy(vectors[(i * q) + e] / Math.Sqrt(values[e]), rows[i], row);
            result.Add(row);
        }

        return [.. result];
    }

    private double Bilinear(double[] matrix, double[] x, double[] y)
    {
        var p = _core.Fixed;
        var sum = 0.0;
        for (var i = 0; i < p; i++) sum += x[i] * Kernels.Dot(matrix.AsSpan(i * p, p), y);
        return sum;
    }

    private NamedMatrix Named(double[] covariance) =>
        new(_core.Data.Design.ColumnNames, new Matrix(_core.Fixed, _core.Fixed, _core.ToNatural(covariance)));
}
