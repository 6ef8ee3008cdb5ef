using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Working memory and per-pattern algebra: with H = L^-1 Lambda', L L' = I + Lambda' A Lambda, S = H'H (specification 3.4).</summary>
internal sealed class PatternWork
{
    private readonly int _width;
    private readonly double[] _m;
    private readonly double[] _h;
    private readonly double[] _ha;
    private readonly double[] _t;
    private readonly double[] _hc;
    private readonly double[] _u;
    private readonly double[] _e;
    private readonly double[][] _te;

    public PatternWork(MixedSums sums)
    {
        _width = sums.Width;
        var size = sums.Patterns.Count == 0 ? 0 : sums.Patterns.Max(p => p.Size);
        _m = new double[size * size];
        _h = new double[size * size];
        _ha = new double[size * size];
        _t = new double[size * size];
        _hc = new double[size * _width];
        _u = new double[size * _width];
        _e = new double[size * _width];
        _te = [.. Enumerable.Range(0, sums.Layout.Count).Select(_ => new double[size * _width])];
    }

    /// <summary>Subtracts w^2 C'SC from the cross-products; returns log|I + w Lambda'A Lambda|.</summary>
    public double AddToCrossProducts(Pattern pattern, CovarianceLayout layout, double[] lambda, double weight, double[] cross)
    {
        var log = Factor(pattern, layout, lambda, weight);
        for (var r = 0; r < pattern.Replicates; r++)
        {
            ReduceProducts(pattern, layout, lambda, weight, r);
            SubtractCrossProducts(pattern.Size, cross);
        }

        return log;
    }

    public double AddMoments(
        Pattern pattern, CovarianceLayout layout, double[] lambda, double weight, double[] cross, VarianceMoments moments)
    {
        var log = Factor(pattern, layout, lambda, weight);
        if (double.IsNaN(log)) return log;
        var n = pattern.Size;
        FormT(pattern, layout, lambda, weight);
        moments.AddTraces(pattern, _t.AsSpan(0, n * n));
        for (var r = 0; r < pattern.Replicates; r++)
        {
            ReduceProducts(pattern, layout, lambda, weight, r);
            SubtractCrossProducts(n, cross);
            SubtractCrossProducts(n, moments.Cross(pattern.Stratum));
            FormU(pattern, weight, r);
            AddReplicate(pattern, moments);
        }

        return log;
    }

    // M := chol(I + w Lambda' A Lambda), lower.
    private double Factor(Pattern pattern, CovarianceLayout layout, double[] lambda, double weight)
    {
        var n = pattern.Size;
        var work = _t.AsSpan(0, n * n);
        LeftLambdaTranspose(pattern, layout, lambda, pattern.ZZ, work, n);
        var m = _m.AsSpan(0, n * n);
        RightLambda(pattern, layout, lambda, work, m);
        for (var i = 0; i < n * n; i++) m[i] *= weight;
        for (var i = 0; i < n; i++) m[(i * n) + i] += 1;
        return RowMajor.LogCholesky(m, n);
    }

    // HC := sqrt-part of w^2 C'SC, that is w L^-1 Lambda' C.
    private void ReduceProducts(Pattern pattern, CovarianceLayout layout, double[] lambda, double weight, int replicate)
    {
        var length = pattern.Size * _width;
        var hc = _hc.AsSpan(0, length);
        LeftLambdaTranspose(pattern, layout, lambda, pattern.Products.AsSpan(replicate * length, length), hc, _width);
        for (var i = 0; i < length; i++) hc[i] *= weight;
        RowMajor.SolveLower(_m, pattern.Size, hc, _width);
    }

    private void SubtractCrossProducts(int rows, double[] cross)
    {
        for (var k = 0; k < rows; k++)
        {
            var row = _hc.AsSpan(k * _width, _width);
            for (var a = 0; a < _width; a++) Kernels.Axpy(-row[a], row, cross.AsSpan(a * _width, _width));
        }
    }

    // T := Z'WZ = wA - w^2 A S A with W in units of 1/sigma^2; HA := w H A.
    private void FormT(Pattern pattern, CovarianceLayout layout, double[] lambda, double weight)
    {
        var n = pattern.Size;
        var ha = _ha.AsSpan(0, n * n);
        LeftLambdaTranspose(pattern, layout, lambda, pattern.ZZ, ha, n);
        for (var i = 0; i < n * n; i++) ha[i] *= weight;
        RowMajor.SolveLower(_m, n, ha, n);
        var t = _t.AsSpan(0, n * n);
        for (var i = 0; i < n * n; i++) t[i] = weight * pattern.ZZ[i];
        for (var k = 0; k < n; k++)
        {
            var row = ha.Slice(k * n, n);
            for (var a = 0; a < n; a++)
                if (row[a] != 0) Kernels.Axpy(-row[a], row, t.Slice(a * n, n));
        }
    }

    // U := Z'W[X y] = wC - (wHA)'(wHC).
    private void FormU(Pattern pattern, double weight, int replicate)
    {
        var n = pattern.Size;
        var length = n * _width;
        var u = _u.AsSpan(0, length);
        var c = pattern.Products.AsSpan(replicate * length, length);
        for (var i = 0; i < length; i++) u[i] = weight * c[i];
        for (var k = 0; k < n; k++)
        {
            var hc = _hc.AsSpan(k * _width, _width);
            for (var a = 0; a < n; a++)
            {
                var factor = _ha[(k * n) + a];
                if (factor != 0) Kernels.Axpy(-factor, hc, u.Slice(a * _width, _width));
            }
        }
    }

    private void AddReplicate(Pattern pattern, VarianceMoments moments)
    {
        var n = pattern.Size;
        var length = n * _width;
        var u = _u.AsSpan(0, length);
        var e = _e.AsSpan(0, length);
        var layout = moments.Layout;
        for (var j = 0; j < layout.Count; j++)
        {
            Select(pattern, layout, j, u, e);
            var te = _te[j].AsSpan(0, length);
            te.Clear();
            AddProduct(u, e, moments.First(pattern.Stratum, j), n);
            for (var a = 0; a < n; a++)
            {
                var row = e.Slice(a * _width, _width);
                if (IsZero(row)) continue;
                for (var b = 0; b < n; b++) Kernels.Axpy(_t[(b * n) + a], row, te.Slice(b * _width, _width));
            }
        }

        for (var i = 0; i < layout.Count; i++)
        {
            Select(pattern, layout, i, u, e);
            for (var j = i; j < layout.Count; j++) AddProduct(e, _te[j].AsSpan(0, length), moments.Second(pattern.Stratum, i, j), n);
        }
    }

    private static bool IsZero(ReadOnlySpan<double> row)
    {
        foreach (var value in row)
            if (value != 0) return false;
        return true;
    }

    // target += left' right.
    private void AddProduct(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double[] target, int n)
    {
        for (var k = 0; k < n; k++)
        {
            var row = right.Slice(k * _width, _width);
            for (var a = 0; a < _width; a++)
            {
                var factor = left[(k * _width) + a];
                if (factor != 0) Kernels.Axpy(factor, row, target.AsSpan(a * _width, _width));
            }
        }
    }

    // E_i U: the rows that entry i of G couples, in every level of its term.
    private void Select(Pattern pattern, CovarianceLayout layout, int entry, ReadOnlySpan<double> u, Span<double> e)
    {
        var (term, a, b) = layout.Entries[entry];
        e.Clear();
        var at = Offset(pattern, layout, term);
        var q = layout.Terms[term].Columns;
        for (var level = 0; level < pattern.Levels[term]; level++, at += q)
        {
            u.Slice((at + b) * _width, _width).CopyTo(e.Slice((at + a) * _width, _width));
            if (a != b) u.Slice((at + a) * _width, _width).CopyTo(e.Slice((at + b) * _width, _width));
        }
    }

    public static int Offset(Pattern pattern, CovarianceLayout layout, int term)
    {
        var at = 0;
        for (var t = 0; t < term; t++) at += pattern.Levels[t] * layout.Terms[t].Columns;
        return at;
    }

    // Block-diagonal Lambda' times a row-major matrix.
    private static void LeftLambdaTranspose(
        Pattern pattern, CovarianceLayout layout, double[] lambda, ReadOnlySpan<double> from, Span<double> to, int columns)
    {
        var at = 0;
        for (var t = 0; t < layout.Terms.Length; t++)
        {
            var q = layout.Terms[t].Columns;
            var block = lambda.AsSpan(layout.LambdaOffsets[t], q * q);
            for (var level = 0; level < pattern.Levels[t]; level++, at += q)
                for (var c = 0; c < q; c++)
                {
                    var target = to.Slice((at + c) * columns, columns);
                    target.Clear();
                    for (var m = c; m < q; m++)
                        if (block[(m * q) + c] != 0) Kernels.Axpy(block[(m * q) + c], from.Slice((at + m) * columns, columns), target);
                }
        }
    }

    private static void RightLambda(Pattern pattern, CovarianceLayout layout, double[] lambda, ReadOnlySpan<double> from, Span<double> to)
    {
        var n = pattern.Size;
        for (var row = 0; row < n; row++)
        {
            var at = 0;
            for (var t = 0; t < layout.Terms.Length; t++)
            {
                var q = layout.Terms[t].Columns;
                var block = lambda.AsSpan(layout.LambdaOffsets[t], q * q);
                for (var level = 0; level < pattern.Levels[t]; level++, at += q)
                    for (var c = 0; c < q; c++)
                    {
                        var sum = 0.0;
                        for (var m = c; m < q; m++) sum += from[(row * n) + at + m] * block[(m * q) + c];
                        to[(row * n) + at + c] = sum;
                    }
            }
        }
    }
}
