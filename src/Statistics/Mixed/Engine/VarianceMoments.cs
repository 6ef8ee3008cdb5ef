using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// The building blocks of every derivative (specification 3.5), in units of sigma^2 = 1, for the parameters
/// a = (entries phi of G relative to sigma^2, then the residual variance of each stratum): tr(W V_a), tr(W V_a W V_b),
/// P_a = [X y]'W V_a W[X y], Q_ab = [X y]'W V_a W V_b W[X y]. Residual parameters follow from V = sum of phi_a V_a.
/// </summary>
internal sealed class VarianceMoments
{
    private readonly int _width;
    private readonly int _entries;
    private readonly int _strata;
    private readonly double[][] _cross;
    private readonly double[][] _first;
    private readonly double[][] _second;
    private readonly double[] _trace1;
    private readonly double[] _trace2;
    private readonly double[] _rows;
    private readonly double[] _residual;
    private readonly double[] _phi;
    private readonly double[] _packed;
    private readonly double[] _work;

    public VarianceMoments(CovarianceLayout layout, int width, int strata)
    {
        Layout = layout;
        _width = width;
        _entries = layout.Count;
        _strata = strata;
        Count = _entries + strata;
        _cross = Matrices(strata);
        _first = Matrices(strata * _entries);
        _second = Matrices(strata * _entries * _entries);
        _trace1 = new double[strata * _entries];
        _trace2 = new double[strata * _entries * _entries];
        _rows = new double[strata];
        _residual = new double[strata];
        _phi = new double[_entries];
        P = Matrices(Count);
        Q = Matrices(Count * Count);
        Trace1 = new double[Count];
        Trace2 = new double[Count * Count];
        Score = new double[Count];
        Observed = new double[Count * Count];
        Expected = new double[Count * Count];
        FixedCovariance = new double[(width - 1) * (width - 1)];
        _packed = new double[FixedCovariance.Length];
        _work = new double[FixedCovariance.Length];
    }

    public CovarianceLayout Layout { get; }

    /// <summary>Number of variance parameters: entries of G, then strata.</summary>
    public int Count { get; }

    public double[][] P { get; }
    public double[][] Q { get; }
    public double[] Trace1 { get; }
    public double[] Trace2 { get; }

    /// <summary>d deviance / d a.</summary>
    public double[] Score { get; }

    /// <summary>d2 deviance / d a d b.</summary>
    public double[] Observed { get; }

    /// <summary>Expectation of <see cref="Observed"/>: tr(P V_a P V_b).</summary>
    public double[] Expected { get; }

    /// <summary>(X'WX)^-1 relative to sigma^2.</summary>
    public double[] FixedCovariance { get; }

    public double[] Cross(int stratum) => _cross[stratum];
    public double[] First(int stratum, int i) => _first[(stratum * _entries) + i];
    public double[] Second(int stratum, int i, int j) => _second[(((stratum * _entries) + i) * _entries) + j];
    public double ResidualVariance(int stratum) => _residual[stratum];
    public ReadOnlySpan<double> Phi => _phi;

    public void Clear()
    {
        foreach (var m in _first) Array.Clear(m);
        foreach (var m in _second) Array.Clear(m);
        Array.Clear(_trace1);
        Array.Clear(_trace2);
    }

    public void SetResidual(int stratum, int rows, double weight, double[] cross)
    {
        _rows[stratum] = rows;
        _residual[stratum] = 1 / weight;
        for (var i = 0; i < cross.Length; i++) _cross[stratum][i] = weight * cross[i];
    }

    /// <summary>tr(W V_i) of a part of the data.</summary>
    public void AddTrace(int stratum, int i, double value) => _trace1[(stratum * _entries) + i] += value;

    /// <summary>tr(W V_i W V_j) of a part of the data, i not above j.</summary>
    public void AddTrace(int stratum, int i, int j, double value) => _trace2[(((stratum * _entries) + i) * _entries) + j] += value;

    public void AddTraces(Pattern pattern, ReadOnlySpan<double> t)
    {
        for (var i = 0; i < _entries; i++)
        {
            var one = EntryBlock.Of(Layout, i, pattern.Levels, PatternWork.Offset(pattern, Layout, Layout.Entries[i].Term));
            AddTrace(pattern.Stratum, i, pattern.Count * one.Trace(t, pattern.Size));
            for (var j = i; j < _entries; j++)
            {
                var other = EntryBlock.Of(Layout, j, pattern.Levels, PatternWork.Offset(pattern, Layout, Layout.Entries[j].Term));
                AddTrace(pattern.Stratum, i, j, pattern.Count * one.TraceWith(other, t, pattern.Size));
            }
        }
    }

    /// <summary>Derives everything from the accumulated blocks; factor is the Cholesky factor of [X y]'W[X y].</summary>
    public void Complete(ReadOnlySpan<double> psi, double[] factor, double[] beta, double sigmaSquared, bool reml)
    {
        Layout.Covariance(psi[.._entries], _phi);
        InvertFixed(factor);
        Symmetrise();
        Assemble();
        new VarianceInformation(this, _width).Fill(beta, sigmaSquared, reml);
    }

    /// <summary>Gradient and Hessian in psi, the overall log scale (stationary at the profiled sigma^2) eliminated.</summary>
    public void Project(ReadOnlySpan<double> psi, Span<double> gradient, Span<double> hessian)
    {
        var free = _entries + _strata - 1;
        var full = free + 1;
        Span<double> jacobian = stackalloc double[Count * full];
        Jacobian(psi, jacobian);
        Span<double> work = stackalloc double[full * full];
        FullHessian(jacobian, work);
        var scale = work[(free * full) + free];
        for (var k = 0; k < free; k++)
        {
            var sum = 0.0;
            for (var a = 0; a < Count; a++) sum += Score[a] * jacobian[(a * full) + k];
            gradient[k] = sum;
            for (var l = 0; l < free; l++)
                hessian[(k * free) + l] = work[(k * full) + l] - (work[(k * full) + free] * work[(l * full) + free] / scale);
        }
    }

    /// <summary>d a / d (psi, log sigma^2) at sigma^2 = 1, row-major Count x (Parameters + 1).</summary>
    public void Jacobian(ReadOnlySpan<double> psi, Span<double> jacobian)
    {
        var full = _entries + _strata;
        Span<double> inner = stackalloc double[Math.Max(1, _entries * _entries)];
        Layout.Jacobian(psi[.._entries], inner);
        jacobian.Clear();
        for (var i = 0; i < _entries; i++)
        {
            inner.Slice(i * _entries, _entries).CopyTo(jacobian[(i * full)..]);
            jacobian[(i * full) + full - 1] = _phi[i];
        }

        for (var s = 0; s < _strata; s++)
        {
            var row = (_entries + s) * full;
            jacobian[row + full - 1] = _residual[s];
            if (s > 0) jacobian[row + _entries + s - 1] = _residual[s];
        }
    }

    /// <summary>Hessian in (psi, log sigma^2) by the chain rule.</summary>
    public void FullHessian(ReadOnlySpan<double> jacobian, Span<double> hessian)
    {
        var full = _entries + _strata;
        for (var k = 0; k < full; k++)
            for (var l = 0; l < full; l++)
            {
                var sum = 0.0;
                for (var a = 0; a < Count; a++)
                {
                    var left = jacobian[(a * full) + k];
                    if (left != 0)
                        for (var b = 0; b < Count; b++) sum += left * Observed[(a * Count) + b] * jacobian[(b * full) + l];
                    sum += Score[a] * Curvature(a, k, l, jacobian);
                }

                hessian[(k * full) + l] = sum;
            }
    }

    private double Curvature(int a, int k, int l, ReadOnlySpan<double> jacobian)
    {
        var full = _entries + _strata;
        var last = full - 1;
        if (k == last) return jacobian[(a * full) + l];
        if (l == last) return jacobian[(a * full) + k];
        if (a < _entries) return k < _entries && l < _entries ? Layout.SecondDerivative(a, k, l) : 0;
        return k == l && k >= _entries ? jacobian[(a * full) + k] : 0;
    }

    private void InvertFixed(double[] factor)
    {
        var p = _width - 1;
        for (var i = 0; i < p; i++) factor.AsSpan(i * _width, p).CopyTo(_packed.AsSpan(i * p));
        RowMajor.InverseFromCholesky(_packed, p, FixedCovariance, _work);
    }

    private void Symmetrise()
    {
        for (var s = 0; s < _strata; s++)
            for (var i = 0; i < _entries; i++)
                for (var j = i + 1; j < _entries; j++)
                {
                    var from = Second(s, i, j);
                    var to = Second(s, j, i);
                    for (var a = 0; a < _width; a++)
                        for (var b = 0; b < _width; b++) to[(b * _width) + a] = from[(a * _width) + b];
                    _trace2[(((s * _entries) + j) * _entries) + i] = _trace2[(((s * _entries) + i) * _entries) + j];
                }
    }

    private void Assemble()
    {
        foreach (var m in P) Array.Clear(m);
        foreach (var m in Q) Array.Clear(m);
        Array.Clear(Trace1);
        Array.Clear(Trace2);
        for (var s = 0; s < _strata; s++)
        {
            AssembleEntries(s);
            AssembleResidual(s);
        }
    }

    private void AssembleEntries(int s)
    {
        for (var i = 0; i < _entries; i++)
        {
            Kernels.Axpy(1, First(s, i), P[i]);
            Trace1[i] += _trace1[(s * _entries) + i];
            for (var j = 0; j < _entries; j++)
            {
                Kernels.Axpy(1, Second(s, i, j), Q[(i * Count) + j]);
                Trace2[(i * Count) + j] += _trace2[(((s * _entries) + i) * _entries) + j];
            }
        }
    }

    // Within a stratum I = (V - sum phi_i V_i) / residual variance, so the terms in I cost no further pass over the data.
    private void AssembleResidual(int s)
    {
        var r = _entries + s;
        var inverse = 1 / _residual[s];
        Kernels.Axpy(inverse, _cross[s], P[r]);
        Trace1[r] = _rows[s] * inverse;
        for (var i = 0; i < _entries; i++)
        {
            Kernels.Axpy(-_phi[i] * inverse, First(s, i), P[r]);
            Trace1[r] -= _phi[i] * inverse * _trace1[(s * _entries) + i];
            var mixed = Q[(i * Count) + r];
            Kernels.Axpy(inverse, First(s, i), mixed);
            var trace = _trace1[(s * _entries) + i];
            for (var j = 0; j < _entries; j++)
            {
                Kernels.Axpy(-_phi[j] * inverse, Second(s, i, j), mixed);
                trace -= _phi[j] * _trace2[(((s * _entries) + i) * _entries) + j];
            }

            Trace2[(i * Count) + r] = Trace2[(r * Count) + i] = trace * inverse;
            var transposed = Q[(r * Count) + i];
            for (var a = 0; a < _width; a++)
                for (var b = 0; b < _width; b++) transposed[(b * _width) + a] = mixed[(a * _width) + b];
        }

        var own = Q[(r * Count) + r];
        Kernels.Axpy(inverse, P[r], own);
        var ownTrace = Trace1[r];
        for (var i = 0; i < _entries; i++)
        {
            Kernels.Axpy(-_phi[i] * inverse, Q[(i * Count) + r], own);
            ownTrace -= _phi[i] * Trace2[(i * Count) + r];
        }

        Trace2[(r * Count) + r] = ownTrace * inverse;
    }

    private double[][] Matrices(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_width * _width])];
}
