using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Likelihood and moments of one crossed component (specification 3.4 and 3.5). The outer term is eliminated level by level; what is dense
/// has the order of the kept terms only, since T = Z'WZ over the outer term is block diagonal less B S2 B'.
/// </summary>
internal sealed class CrossedWork
{
    private readonly CrossedComponent _part;
    private readonly CovarianceLayout _layout;
    private readonly CrossedElimination _first;
    private readonly double[] _factor;
    private readonly double[] _h;
    private readonly double[] _hp;
    private CrossedMoments? _moments;

    public CrossedWork(CrossedComponent part, CovarianceLayout layout)
    {
        _part = part;
        _layout = layout;
        _first = new(part);
        _factor = new double[part.Kept * part.Kept];
        _h = new double[part.Kept * part.Kept];
        _hp = new double[part.Kept * part.Width];
    }

    public CrossedComponent Part => _part;
    public CrossedElimination First => _first;

    /// <summary>H with S2 = H'H the covariance of the kept effects; filled by <see cref="AddMoments"/> and <see cref="Solve"/>.</summary>
    public double[] H => _h;

    /// <summary>H Z2'W1[X y].</summary>
    public double[] HProducts => _hp;

    /// <summary>Subtracts from [X y]'W[X y]; returns log|I + w Lambda'Z'Z Lambda|.</summary>
    public double AddToCrossProducts(double[] lambda, double weight, double[] cross)
    {
        var log = _first.Run(OuterLambda(lambda), weight) + FactorKept(lambda);
        if (double.IsNaN(log)) return log;
        LambdaTransposed(lambda, _first.KeptProducts, _hp, _part.Width);
        RowMajor.SolveLower(_factor, _part.Kept, _hp, _part.Width);
        Reduce();
        Kernels.Axpy(-1, _first.Reduction, cross);
        return log;
    }

    public double AddMoments(double[] lambda, double weight, double[] cross, VarianceMoments moments)
    {
        var log = Solve(lambda, weight);
        if (double.IsNaN(log)) return log;
        Reduce();
        Kernels.Axpy(-1, _first.Reduction, cross);
        Kernels.Axpy(-1, _first.Reduction, moments.Cross(_part.Stratum));
        (_moments ??= new(this, _layout)).AddTo(moments);
        return log;
    }

    /// <summary>Fills <see cref="H"/> and <see cref="HProducts"/>; returns the log determinant.</summary>
    public double Solve(double[] lambda, double weight)
    {
        var log = _first.Run(OuterLambda(lambda), weight) + FactorKept(lambda);
        if (double.IsNaN(log)) return log;
        var n = _part.Kept;
        Array.Clear(_h);
        foreach (var (term, at) in _part.KeptLevels)
        {
            var block = Block(lambda, term, out var q);
            for (var r = 0; r < q; r++)
                for (var c = 0; c < q; c++) _h[((at + c) * n) + at + r] = block[(r * q) + c];
        }

        RowMajor.SolveLower(_factor, n, _h, n);
        Array.Clear(_hp);
        MatrixProduct.Add(1, _h, _first.KeptProducts, n, n, _part.Width, _hp);
        return log;
    }

    private ReadOnlySpan<double> OuterLambda(double[] lambda) =>
        lambda.AsSpan(_layout.LambdaOffsets[_part.Outer], _part.OuterColumns * _part.OuterColumns);

    // chol(I + Lambda2'A Lambda2).
    private double FactorKept(double[] lambda)
    {
        var n = _part.Kept;
        LambdaTransposed(lambda, _first.A, _h, n);
        foreach (var (term, at) in _part.KeptLevels)
        {
            var block = Block(lambda, term, out var q);
            for (var row = 0; row < n; row++)
                for (var c = 0; c < q; c++)
                {
                    var sum = 0.0;
                    for (var r = c; r < q; r++) sum += _h[(row * n) + at + r] * block[(r * q) + c];
                    _factor[(row * n) + at + c] = sum;
                }
        }

        for (var i = 0; i < n; i++) _factor[(i * n) + i] += 1;
        return RowMajor.LogCholesky(_factor, n);
    }

    private void LambdaTransposed(double[] lambda, double[] from, double[] to, int columns)
    {
        Array.Clear(to);
        foreach (var (term, at) in _part.KeptLevels)
        {
            var block = Block(lambda, term, out var q);
            for (var c = 0; c < q; c++)
                for (var r = c; r < q; r++)
                    Kernels.Axpy(block[(r * q) + c], from.AsSpan((at + r) * columns, columns), to.AsSpan((at + c) * columns, columns));
        }
    }

    private ReadOnlySpan<double> Block(double[] lambda, int term, out int q)
    {
        q = _layout.Terms[term].Columns;
        return lambda.AsSpan(_layout.LambdaOffsets[term], q * q);
    }

    private void Reduce()
    {
        var w = _part.Width;
        for (var k = 0; k < _part.Kept; k++)
        {
            var row = _hp.AsSpan(k * w, w);
            for (var a = 0; a < w; a++) Kernels.Axpy(row[a], row, _first.Reduction.AsSpan(a * w, w));
        }
    }
}
