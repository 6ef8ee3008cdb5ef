using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// A crossed component after its outer term has been taken into the residual (specification 3.4): with W1 the inverse of I/w + Z1 G1 Z1',
/// D = Z1'W1Z1 (one block a level), B = Z1'W1Z2 (as sparse as Z1'Z2), A = Z2'W1Z2, and the same of [X y].
/// </summary>
internal sealed class CrossedElimination
{
    private readonly CrossedComponent _part;
    private readonly double[] _scaled;
    private readonly double[] _half;
    private readonly double[] _small;

    public CrossedElimination(CrossedComponent part)
    {
        _part = part;
        int q = part.OuterColumns, w = part.Width;
        D = new double[part.OuterZZ.Length];
        S1 = new double[part.OuterZZ.Length];
        B = new double[part.Coupling.Length];
        OuterProducts = new double[part.OuterProducts.Length];
        A = new double[part.KeptZZ.Length];
        KeptProducts = new double[part.KeptProducts.Length];
        Reduction = new double[w * w];
        var widest = Enumerable.Range(0, part.OuterLevels).Max(l => part.Start[l + 1] - part.Start[l]);
        _scaled = new double[q * Math.Max(widest, w)];
        _half = new double[q * (widest + w)];
        _small = new double[4 * q * q];
    }

    public double[] D { get; }

    /// <summary>Lambda1 (I + w Lambda1'A1 Lambda1)^-1 Lambda1' by level: the outer effects' covariance given the kept ones.</summary>
    public double[] S1 { get; }

    public double[] B { get; }

    /// <summary>Z1'W1[X y].</summary>
    public double[] OuterProducts { get; }

    public double[] A { get; }

    /// <summary>Z2'W1[X y].</summary>
    public double[] KeptProducts { get; }

    /// <summary>What [X y]'W[X y] loses to the outer term, and then to the kept ones.</summary>
    public double[] Reduction { get; }

    /// <summary>Eliminates the outer term; returns log|I + w Lambda1'A1 Lambda1|.</summary>
    public double Run(ReadOnlySpan<double> lambda, double weight)
    {
        Array.Clear(Reduction);
        for (var i = 0; i < A.Length; i++) A[i] = weight * _part.KeptZZ[i];
        for (var i = 0; i < KeptProducts.Length; i++) KeptProducts[i] = weight * _part.KeptProducts[i];
        var log = 0.0;
        for (var level = 0; level < _part.OuterLevels; level++) log += Level(level, lambda, weight);
        MirrorUpper(A, _part.Kept);
        return log;
    }

    private double Level(int level, ReadOnlySpan<double> lambda, double weight)
    {
        int q = _part.OuterColumns, w = _part.Width, from = _part.Start[level], count = _part.Start[level + 1] - from;
        Span<double> a = _small.AsSpan(0, q * q), m = _small.AsSpan(q * q, q * q), h = _small.AsSpan(2 * q * q, q * q), f = _small.AsSpan(3 * q * q, q * q);
        for (var i = 0; i < q * q; i++) a[i] = weight * _part.OuterZZ[(level * q * q) + i];
        var log = Factor(a, lambda, m, h);
        var s = S1.AsSpan(level * q * q, q * q);
        TransposeProduct(h, h, q, q, s);
        // F = I - A1 S1 carries anything of Z1 from W = w I to W1.
        Product(a, s, q, q, f);
        for (var i = 0; i < q; i++)
            for (var j = 0; j < q; j++) f[(i * q) + j] = (i == j ? 1 : 0) - f[(i * q) + j];
        Product(f, a, q, q, D.AsSpan(level * q * q, q * q));
        var coupling = _scaled.AsSpan(0, q * count);
        var hb = _half.AsSpan(0, q * count);
        for (var i = 0; i < q * count; i++) coupling[i] = weight * _part.Coupling[(q * from) + i];
        Product(f, coupling, q, count, B.AsSpan(q * from, q * count));
        Product(h, coupling, q, count, hb);
        var products = _scaled.AsSpan(0, q * w);
        var hp = _half.AsSpan(q * count, q * w);
        for (var i = 0; i < q * w; i++) products[i] = weight * _part.OuterProducts[(level * q * w) + i];
        Product(f, products, q, w, OuterProducts.AsSpan(level * q * w, q * w));
        Product(h, products, q, w, hp);
        Subtract(_part.KeptColumn.AsSpan(from, count), hb, hp);
        return log;
    }

    // m := chol(I + Lambda'a Lambda), h := m^-1 Lambda'.
    private double Factor(ReadOnlySpan<double> a, ReadOnlySpan<double> lambda, Span<double> m, Span<double> h)
    {
        var q = _part.OuterColumns;
        TransposeProduct(lambda, a, q, q, h);
        Product(h, lambda, q, q, m);
        for (var i = 0; i < q; i++) m[(i * q) + i] += 1;
        var log = RowMajor.LogCholesky(m, q);
        for (var i = 0; i < q; i++)
            for (var j = 0; j < q; j++) h[(i * q) + j] = lambda[(j * q) + i];
        RowMajor.SolveLower(m, q, h, q);
        return log;
    }

    private void Subtract(ReadOnlySpan<int> columns, ReadOnlySpan<double> hb, ReadOnlySpan<double> hp)
    {
        int kept = _part.Kept, w = _part.Width, count = columns.Length;
        for (var r = 0; r < _part.OuterColumns; r++)
        {
            var row = hb.Slice(r * count, count);
            var product = hp.Slice(r * w, w);
            for (var s = 0; s < count; s++)
            {
                var target = A.AsSpan(columns[s] * kept, kept);
                var factor = row[s];
                for (var t = s; t < count; t++) target[columns[t]] -= factor * row[t];
                Kernels.Axpy(-factor, product, KeptProducts.AsSpan(columns[s] * w, w));
            }

            for (var c = 0; c < w; c++) Kernels.Axpy(product[c], product, Reduction.AsSpan(c * w, w));
        }
    }

    // Columns of a level ascend, so only the upper triangle was changed.
    private static void MirrorUpper(double[] a, int n)
    {
        for (var i = 0; i < n; i++)
            for (var j = i + 1; j < n; j++) a[(j * n) + i] = a[(i * n) + j];
    }

    // result := a b for a of q by q.
    private static void Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int q, int columns, Span<double> result)
    {
        result.Clear();
        for (var i = 0; i < q; i++)
            for (var k = 0; k < q; k++) Kernels.Axpy(a[(i * q) + k], b.Slice(k * columns, columns), result.Slice(i * columns, columns));
    }

    // result := a'b for a of q by q.
    private static void TransposeProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int q, int columns, Span<double> result)
    {
        result.Clear();
        for (var i = 0; i < q; i++)
            for (var k = 0; k < q; k++) Kernels.Axpy(a[(k * q) + i], b.Slice(k * columns, columns), result.Slice(i * columns, columns));
    }
}
