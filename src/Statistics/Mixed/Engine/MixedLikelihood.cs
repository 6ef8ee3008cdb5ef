using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Deviance (-2 log-likelihood, profiled over beta and sigma^2; specification 3.4) and its exact first and second derivatives
/// (3.5) in psi = (theta, log residual-variance ratio of each further stratum). One evaluation costs the number of patterns.
/// </summary>
internal sealed class MixedLikelihood : IDeviance
{
    private readonly MixedSums _sums;
    private readonly double _logBasis;
    private readonly PatternWork _work;
    private readonly CrossedWork[] _crossed;
    private readonly double[] _lambda;
    private readonly double[] _cross;
    private readonly double[] _factor;
    private readonly double[] _beta;

    /// <param name="sums">The compressed data.</param>
    /// <param name="reml">Restricted rather than full likelihood.</param>
    /// <param name="logBasis">2 log|R| where the given columns are X R^-1: it returns the REML likelihood to X's own units.</param>
    public MixedLikelihood(MixedSums sums, bool reml, double logBasis)
    {
        _sums = sums;
        Reml = reml;
        _logBasis = logBasis;
        Width = sums.Width;
        Fixed = Width - 1;
        Layout = sums.Layout;
        Strata = sums.StratumRows.Length;
        _lambda = new double[Math.Max(1, Layout.LambdaLength)];
        _cross = new double[Width * Width];
        _factor = new double[Width * Width];
        _beta = new double[Fixed];
        _work = new PatternWork(sums);
        _crossed = [.. sums.Crossed.Select(c => new CrossedWork(c, sums.Layout))];
        Moments = new VarianceMoments(Layout, Width, Strata);
    }

    public bool Reml { get; }
    public int Width { get; }
    public int Fixed { get; }
    public int Strata { get; }
    public CovarianceLayout Layout { get; }

    /// <summary>theta, then a log ratio for every residual stratum after the first.</summary>
    public int Parameters => Layout.Count + Strata - 1;

    public double SigmaSquared { get; private set; }
    public ReadOnlySpan<double> Beta => _beta;
    public VarianceMoments Moments { get; }
    private double DegreesOfFreedom => _sums.Rows - (Reml ? Fixed : 0);

    public MixedLikelihood Fresh() => new(_sums, Reml, _logBasis);

    public double Deviance(ReadOnlySpan<double> psi)
    {
        Layout.FillLambda(psi, _lambda);
        var log = SetResidualPart(psi);
        foreach (var pattern in _sums.Patterns)
        {
            var one = _work.AddToCrossProducts(pattern, Layout, _lambda, Weight(psi, pattern.Stratum), _cross);
            log += pattern.Count * one;
        }

        foreach (var part in _crossed) log += part.AddToCrossProducts(_lambda, Weight(psi, part.Part.Stratum), _cross);
        return Finish(log);
    }

    /// <summary>Also fills <see cref="Moments"/>, gradient (Parameters) and Hessian (Parameters squared).</summary>
    public double DevianceAndDerivatives(ReadOnlySpan<double> psi, Span<double> gradient, Span<double> hessian)
    {
        Layout.FillLambda(psi, _lambda);
        var log = SetResidualPart(psi);
        Moments.Clear();
        for (var s = 0; s < Strata; s++)
            Moments.SetResidual(s, _sums.StratumRows[s], Weight(psi, s), _sums.CrossProducts[s]);
        foreach (var pattern in _sums.Patterns)
        {
            var one = _work.AddMoments(pattern, Layout, _lambda, Weight(psi, pattern.Stratum), _cross, Moments);
            log += pattern.Count * one;
        }

        foreach (var part in _crossed) log += part.AddMoments(_lambda, Weight(psi, part.Part.Stratum), _cross, Moments);
        var deviance = Finish(log);
        if (double.IsNaN(deviance)) return deviance;
        Moments.Complete(psi, _factor, _beta, SigmaSquared, Reml);
        Moments.Project(psi, gradient, hessian);
        return deviance;
    }

    public static double Weight(ReadOnlySpan<double> psi, int layoutCount, int stratum) =>
        stratum == 0 ? 1 : Math.Exp(-psi[layoutCount + stratum - 1]);

    private double Weight(ReadOnlySpan<double> psi, int stratum) => Weight(psi, Layout.Count, stratum);

    private double SetResidualPart(ReadOnlySpan<double> psi)
    {
        Array.Clear(_cross);
        var log = 0.0;
        for (var s = 0; s < Strata; s++)
        {
            Kernels.Axpy(Weight(psi, s), _sums.CrossProducts[s], _cross);
            if (s > 0) log += _sums.StratumRows[s] * psi[Layout.Count + s - 1];
        }

        return log;
    }

    private double Finish(double logDeterminant)
    {
        _cross.CopyTo(_factor, 0);
        var p = Fixed;
        // The last row of the factor of [X y]'W[X y] holds L^-1 X'Wy, its pivot the residual sum of squares.
        var logXWX = 0.0;
        var residual = 0.0;
        for (var j = 0; j < Width; j++)
        {
            var row = _factor.AsSpan(j * Width, j);
            var pivot = _factor[(j * Width) + j] - Kernels.Dot(row, row);
            if (j == p)
            {
                residual = pivot;
                break;
            }

            if (!(pivot > 0)) return double.NaN;
            logXWX += Math.Log(pivot);
            var root = Math.Sqrt(pivot);
            _factor[(j * Width) + j] = root;
            for (var i = j + 1; i < Width; i++)
                _factor[(i * Width) + j] = (_factor[(i * Width) + j] - Kernels.Dot(_factor.AsSpan(i * Width, j), row)) / root;
        }

        for (var j = p - 1; j >= 0; j--)
        {
            var sum = _factor[(p * Width) + j];
            for (var i = j + 1; i < p; i++) sum -= _factor[(i * Width) + j] * _beta[i];
            _beta[j] = sum / _factor[(j * Width) + j];
        }

        if (!(residual > 0)) return double.NaN;
        SigmaSquared = residual / DegreesOfFreedom;
        var deviance = logDeterminant + (DegreesOfFreedom * (1 + Math.Log(2 * Math.PI * SigmaSquared)));
        return Reml ? deviance + logXWX + _logBasis : deviance;
    }
}
