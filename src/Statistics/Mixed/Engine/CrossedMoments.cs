using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Traces and cross-products of one crossed component: T22 = A - A S2 A, T12 = B (I - S2 A), T11 = D - B S2 B'. Sums over all pairs of outer
/// levels become products of order Kept with G_pr, the sum over levels of B_p'B_r.
/// </summary>
internal sealed class CrossedMoments
{
    private readonly CrossedWork _work;
    private readonly CrossedComponent _part;
    private readonly CrossedElimination _first;
    private readonly CovarianceLayout _layout;
    private readonly double[] _ha;
    private readonly double[] _s2;
    private readonly double[] _n;
    private readonly double[] _t22;
    private readonly double[][] _k;
    private readonly double[] _gram;
    private readonly double[] _rows;
    private readonly double[] _own;
    private readonly double[] _u1;
    private readonly double[] _u2;
    private readonly double[][] _te1;
    private readonly double[][] _te2;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _e;
    private readonly double[] _pairs;

    public CrossedMoments(CrossedWork work, CovarianceLayout layout)
    {
        (_work, _part, _first, _layout) = (work, work.Part, work.First, layout);
        int n = _part.Kept, q = _part.OuterColumns, w = _part.Width;
        (_ha, _s2, _n, _t22, _gram) = (new double[n * n], new double[n * n], new double[n * n], new double[n * n], new double[n * n]);
        _k = [.. Enumerable.Range(0, q * q).Select(_ => new double[n * n])];
        _rows = new double[q * n];
        _own = new double[q * q];
        _u1 = new double[_part.OuterProducts.Length];
        _u2 = new double[n * w];
        _te1 = [.. Enumerable.Range(0, layout.Count).Select(_ => new double[_u1.Length])];
        _te2 = [.. Enumerable.Range(0, layout.Count).Select(_ => new double[_u2.Length])];
        (_x, _y, _e) = (new double[n * w], new double[n * w], new double[Math.Max(_u1.Length, _u2.Length)]);
        _pairs = new double[q * q * q * q];
    }

    public void AddTo(VarianceMoments moments)
    {
        FormKept();
        AddKeptTraces(moments);
        AddOuterTraces(moments);
        FormU();
        for (var j = 0; j < _layout.Count; j++) ApplyT(j);
        AddProducts(moments);
    }

    private bool IsOuter(int entry) => _layout.Entries[entry].Term == _part.Outer;

    private EntryBlock Kept(int entry) => EntryBlock.Of(_layout, entry, _part.Levels, _part.KeptOffset(_layout.Entries[entry].Term));

    private void FormKept()
    {
        var n = _part.Kept;
        Array.Clear(_ha);
        MatrixProduct.Add(1, _work.H, _first.A, n, n, n, _ha);
        Array.Clear(_s2);
        MatrixProduct.AddTransposed(1, _work.H, _work.H, n, n, n, _s2);
        Array.Clear(_n);
        MatrixProduct.AddTransposed(-1, _work.H, _ha, n, n, n, _n);
        for (var i = 0; i < n; i++) _n[(i * n) + i] += 1;
        _first.A.CopyTo(_t22, 0);
        MatrixProduct.AddTransposed(-1, _ha, _ha, n, n, n, _t22);
        var q = _part.OuterColumns;
        for (var p = 0; p < q; p++)
            for (var r = 0; r < q; r++)
            {
                FormGram(p, r);
                var k = _k[(p * q) + r];
                Array.Clear(k);
                MatrixProduct.Add(1, _s2, _gram, n, n, n, k);
            }
    }

    private void FormGram(int p, int r)
    {
        int n = _part.Kept, q = _part.OuterColumns;
        Array.Clear(_gram);
        for (var level = 0; level < _part.OuterLevels; level++)
        {
            var columns = Columns(level);
            ReadOnlySpan<double> left = Coupled(level, p), right = Coupled(level, r);
            for (var s = 0; s < columns.Length; s++)
            {
                var target = _gram.AsSpan(columns[s] * n, n);
                for (var t = 0; t < columns.Length; t++) target[columns[t]] += left[s] * right[t];
            }
        }
    }

    private void AddKeptTraces(VarianceMoments moments)
    {
        for (var i = 0; i < _layout.Count; i++)
        {
            if (IsOuter(i)) continue;
            moments.AddTrace(_part.Stratum, i, Kept(i).Trace(_t22, _part.Kept));
            for (var j = i; j < _layout.Count; j++)
                if (!IsOuter(j)) moments.AddTrace(_part.Stratum, i, j, Kept(i).TraceWith(Kept(j), _t22, _part.Kept));
        }
    }

    private void AddOuterTraces(VarianceMoments moments)
    {
        int q = _part.OuterColumns, n = _part.Kept;
        FarPairs();
        for (var level = 0; level < _part.OuterLevels; level++)
        {
            FormOwn(level);
            FormRows(level);
            for (var i = 0; i < _layout.Count; i++)
            {
                if (!IsOuter(i)) continue;
                var one = new EntryBlock(0, q, 1, _layout.Entries[i].Row, _layout.Entries[i].Column);
                var t11 = D(level, one.A, one.B) - _own[(one.A * q) + one.B];
                moments.AddTrace(_part.Stratum, i, one.A == one.B ? t11 : 2 * t11);
                for (var j = 0; j < _layout.Count; j++)
                    if (!IsOuter(j)) moments.AddTrace(_part.Stratum, Math.Min(i, j), Math.Max(i, j), one.TraceWith(Kept(j), _rows, n));
            }

            NearPairs(level);
        }

        for (var i = 0; i < _layout.Count; i++)
            for (var j = i; j < _layout.Count; j++)
                if (IsOuter(i) && IsOuter(j)) moments.AddTrace(_part.Stratum, i, j, OuterPair(_layout.Entries[i], _layout.Entries[j]));
    }

    // pairs[p, s, r, t] = sum over outer levels l, m of T11[lp, ms] T11[lr, mt]; here the part that all pairs of levels share.
    private void FarPairs()
    {
        int q = _part.OuterColumns, n = _part.Kept;
        for (var p = 0; p < q; p++)
            for (var s = 0; s < q; s++)
                for (var r = 0; r < q; r++)
                    for (var t = 0; t < q; t++) _pairs[Pair(p, s, r, t)] = RowMajor.TraceOfProduct(_k[(p * q) + r], _k[(t * q) + s], n);
    }

    // What a level adds with itself: D D - D L - L D with L = B S2 B'.
    private void NearPairs(int level)
    {
        var q = _part.OuterColumns;
        for (var p = 0; p < q; p++)
            for (var s = 0; s < q; s++)
                for (var r = 0; r < q; r++)
                    for (var t = 0; t < q; t++)
                        _pairs[Pair(p, s, r, t)] += (D(level, p, s) * (D(level, r, t) - _own[(r * q) + t])) - (_own[(p * q) + s] * D(level, r, t));
    }

    private double OuterPair(CovarianceLayout.Entry i, CovarianceLayout.Entry j)
    {
        var (_, a, b) = i;
        var (_, c, d) = j;
        var sum = _pairs[Pair(b, c, a, d)];
        if (a != b) sum += _pairs[Pair(a, c, b, d)];
        if (c != d) sum += _pairs[Pair(b, d, a, c)];
        if (a != b && c != d) sum += _pairs[Pair(a, d, b, c)];
        return sum;
    }

    private int Pair(int p, int s, int r, int t)
    {
        var q = _part.OuterColumns;
        return (((((p * q) + s) * q) + r) * q) + t;
    }

    private double D(int level, int p, int r) => _first.D[(((level * _part.OuterColumns) + p) * _part.OuterColumns) + r];

    private ReadOnlySpan<int> Columns(int level) => _part.KeptColumn.AsSpan(_part.Start[level], _part.Start[level + 1] - _part.Start[level]);

    private ReadOnlySpan<double> Coupled(int level, int column)
    {
        int from = _part.Start[level], count = _part.Start[level + 1] - from;
        return _first.B.AsSpan((_part.OuterColumns * from) + (column * count), count);
    }

    // B S2 B' of one level.
    private void FormOwn(int level)
    {
        var columns = Columns(level);
        var q = _part.OuterColumns;
        for (var p = 0; p < q; p++)
            for (var r = 0; r <= p; r++)
            {
                ReadOnlySpan<double> left = Coupled(level, p), right = Coupled(level, r);
                var sum = 0.0;
                for (var s = 0; s < columns.Length; s++)
                {
                    var row = _s2.AsSpan(columns[s] * _part.Kept, _part.Kept);
                    var inner = 0.0;
                    for (var t = 0; t < columns.Length; t++) inner += row[columns[t]] * right[t];
                    sum += left[s] * inner;
                }

                _own[(p * q) + r] = _own[(r * q) + p] = sum;
            }
    }

    // T12 of one level.
    private void FormRows(int level)
    {
        var columns = Columns(level);
        var n = _part.Kept;
        Array.Clear(_rows);
        for (var p = 0; p < _part.OuterColumns; p++)
        {
            var values = Coupled(level, p);
            for (var s = 0; s < columns.Length; s++) Kernels.Axpy(values[s], _n.AsSpan(columns[s] * n, n), _rows.AsSpan(p * n, n));
        }
    }

    // U2 = Z2'W[X y] = C2 - A S2 C2, U1 = C1 - B S2 C2, C already of W1.
    private void FormU()
    {
        int n = _part.Kept, w = _part.Width;
        _first.KeptProducts.CopyTo(_u2, 0);
        MatrixProduct.AddTransposed(-1, _ha, _work.HProducts, n, n, w, _u2);
        Array.Clear(_y);
        MatrixProduct.AddTransposed(1, _work.H, _work.HProducts, n, n, w, _y);
        _first.OuterProducts.CopyTo(_u1, 0);
        AddCoupled(-1, _y, _u1);
    }

    // to += factor B x.
    private void AddCoupled(double factor, double[] x, double[] to)
    {
        int q = _part.OuterColumns, w = _part.Width;
        for (var level = 0; level < _part.OuterLevels; level++)
        {
            var columns = Columns(level);
            for (var p = 0; p < q; p++)
            {
                var values = Coupled(level, p);
                var target = to.AsSpan(((level * q) + p) * w, w);
                for (var s = 0; s < columns.Length; s++) Kernels.Axpy(factor * values[s], x.AsSpan(columns[s] * w, w), target);
            }
        }
    }

    // T E_j U, the rows of the outer term and of the kept ones.
    private void ApplyT(int j)
    {
        int n = _part.Kept, w = _part.Width;
        double[] te1 = _te1[j], te2 = _te2[j];
        Select(j);
        if (IsOuter(j))
        {
            Array.Clear(_x);
            AddTransposeCoupled(_e, _x);
            Array.Clear(_y);
            MatrixProduct.Add(1, _s2, _x, n, n, w, _y);
            ApplyBlocks(_e, te1);
            AddCoupled(-1, _y, te1);
            _x.CopyTo(te2, 0);
            for (var i = 0; i < _y.Length; i++) _y[i] = -_y[i];
            MatrixProduct.Add(1, _first.A, _y, n, n, w, te2);
            return;
        }

        // Z = e - S2 A e.
        Array.Clear(_y);
        MatrixProduct.Add(1, _n, _e, n, n, w, _y);
        Array.Clear(te1);
        AddCoupled(1, _y, te1);
        Array.Clear(te2);
        MatrixProduct.Add(1, _t22, _e, n, n, w, te2);
    }

    // x += B'e.
    private void AddTransposeCoupled(double[] e, double[] x)
    {
        int q = _part.OuterColumns, w = _part.Width;
        for (var level = 0; level < _part.OuterLevels; level++)
        {
            var columns = Columns(level);
            for (var p = 0; p < q; p++)
            {
                var values = Coupled(level, p);
                var row = e.AsSpan(((level * q) + p) * w, w);
                for (var s = 0; s < columns.Length; s++) Kernels.Axpy(values[s], row, x.AsSpan(columns[s] * w, w));
            }
        }
    }

    // to := D e.
    private void ApplyBlocks(double[] e, double[] to)
    {
        int q = _part.OuterColumns, w = _part.Width;
        Array.Clear(to);
        for (var level = 0; level < _part.OuterLevels; level++)
            for (var p = 0; p < q; p++)
                for (var r = 0; r < q; r++)
                    Kernels.Axpy(D(level, p, r), e.AsSpan(((level * q) + r) * w, w), to.AsSpan(((level * q) + p) * w, w));
    }

    // e := E_j U over the rows of j's own side; the other side is zero.
    private void Select(int j)
    {
        var w = _part.Width;
        var block = IsOuter(j) ? EntryBlock.Of(_layout, j, _part.Levels, 0) : Kept(j);
        var u = IsOuter(j) ? _u1 : _u2;
        Array.Clear(_e);
        for (var level = 0; level < block.Levels; level++)
        {
            var at = block.Offset + (level * block.Columns);
            u.AsSpan((at + block.B) * w, w).CopyTo(_e.AsSpan((at + block.A) * w, w));
            if (block.A != block.B) u.AsSpan((at + block.A) * w, w).CopyTo(_e.AsSpan((at + block.B) * w, w));
        }
    }

    private void AddProducts(VarianceMoments moments)
    {
        var w = _part.Width;
        for (var i = 0; i < _layout.Count; i++)
        {
            Select(i);
            var rows = IsOuter(i) ? _u1.Length / w : _part.Kept;
            MatrixProduct.AddTransposed(1, _e, IsOuter(i) ? _u1 : _u2, rows, w, w, moments.First(_part.Stratum, i));
            for (var j = i; j < _layout.Count; j++)
                MatrixProduct.AddTransposed(1, _e, IsOuter(i) ? _te1[j] : _te2[j], rows, w, w, moments.Second(_part.Stratum, i, j));
        }
    }
}
