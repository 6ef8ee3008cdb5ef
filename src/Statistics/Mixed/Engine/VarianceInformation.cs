using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Score, observed and expected information of the deviance in the variance parameters (specification 3.5, equations 5 to 7).</summary>
internal readonly ref struct VarianceInformation(VarianceMoments moments, int width)
{
    private readonly VarianceMoments _m = moments;
    private readonly int _width = width;

    public void Fill(double[] beta, double sigmaSquared, bool reml)
    {
        var p = _width - 1;
        var count = _m.Count;
        var contrast = new double[_width];
        for (var i = 0; i < p; i++) contrast[i] = -beta[i];
        contrast[p] = 1;
        var projected = new double[count][];
        var residual = new double[count][];
        for (var a = 0; a < count; a++)
        {
            projected[a] = Multiply(_m.P[a]);
            residual[a] = Apply(_m.P[a], contrast);
        }

        for (var a = 0; a < count; a++)
        {
            var restricted = reml ? Trace(projected[a], p) : 0;
            _m.Score[a] = _m.Trace1[a] - restricted - (Kernels.Dot(residual[a], contrast) / sigmaSquared);
            for (var b = 0; b <= a; b++) FillPair(a, b, contrast, projected, residual, sigmaSquared, reml);
        }
    }

    private void FillPair(
        int a, int b, double[] contrast, double[][] projected, double[][] residual, double sigmaSquared, bool reml)
    {
        var p = _width - 1;
        var count = _m.Count;
        var q = _m.Q[(a * count) + b];
        var quadratic = Kernels.Dot(Apply(q, contrast), contrast);
        for (var i = 0; i < p; i++)
            quadratic -= residual[a][i] * Kernels.Dot(_m.FixedCovariance.AsSpan(i * p, p), residual[b].AsSpan(0, p));
        var trace = _m.Trace2[(a * count) + b];
        if (reml)
        {
            for (var i = 0; i < p; i++)
            {
                trace -= 2 * Kernels.Dot(_m.FixedCovariance.AsSpan(i * p, p), q.AsSpan(i * _width, p));
                for (var j = 0; j < p; j++) trace += projected[a][(i * p) + j] * projected[b][(j * p) + i];
            }
        }

        _m.Expected[(a * count) + b] = _m.Expected[(b * count) + a] = trace;
        _m.Observed[(a * count) + b] = _m.Observed[(b * count) + a] = (2 * quadratic / sigmaSquared) - trace;
    }

    // C P_a over the fixed columns.
    private double[] Multiply(double[] pa)
    {
        var p = _width - 1;
        var result = new double[p * p];
        for (var i = 0; i < p; i++)
            for (var k = 0; k < p; k++)
                Kernels.Axpy(_m.FixedCovariance[(i * p) + k], pa.AsSpan(k * _width, p), result.AsSpan(i * p, p));
        return result;
    }

    private double[] Apply(double[] matrix, double[] vector)
    {
        var result = new double[_width];
        for (var i = 0; i < _width; i++) result[i] = Kernels.Dot(matrix.AsSpan(i * _width, _width), vector);
        return result;
    }

    private static double Trace(double[] matrix, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += matrix[(i * n) + i];
        return sum;
    }
}
