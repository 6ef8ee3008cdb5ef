namespace Confrere.Statistics.Numerics;

/// <summary>Square row-major matrices over spans: the factorizations and products inside iterations, without allocation.</summary>
internal static class RowMajor
{
    private const int BlockRows = 48;
    private const int WorthBlocking = 96;

    /// <summary>Lower Cholesky factor in place, the upper part untouched; false when a pivot is not above <paramref name="floor"/> (the matrix is left half done).</summary>
    public static bool Cholesky(Span<double> a, int n, double floor = 0) => FirstBadPivot(a, n, floor) < 0;

    /// <summary>As <see cref="Cholesky"/>; log|A|, or NaN when A is not positive definite.</summary>
    public static double LogCholesky(Span<double> a, int n) => Cholesky(a, n) ? LogDeterminant(a, n) : double.NaN;

    /// <summary>As <see cref="Cholesky"/>; the index of the first pivot that is not above the floor, or -1.</summary>
    public static int FirstBadPivot(Span<double> a, int n, double floor)
    {
        for (var i = 0; i < n; i++)
        {
            var rowI = a.Slice(i * n, n);
            for (var j = 0; j <= i; j++)
            {
                var sum = rowI[j] - Kernels.Dot(rowI[..j], a.Slice(j * n, j));
                if (j < i) rowI[j] = sum / a[j * n + j];
                else if (sum > floor && double.IsFinite(sum)) rowI[i] = Math.Sqrt(sum);
                else return i;
            }
        }
        return -1;
    }

    public static double LogDeterminant(ReadOnlySpan<double> cholesky, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++) sum += Math.Log(cholesky[i * n + i]);
        return 2 * sum;
    }

    /// <summary>Symmetric inverse from a lower Cholesky factor, through the inverse factor kept in <paramref name="work"/>.</summary>
    public static void InverseFromCholesky(ReadOnlySpan<double> l, int n, Span<double> inverse, Span<double> work)
    {
        InverseLower(l, n, work);
        inverse[..(n * n)].Clear();
        for (var k = 0; k < n; k++)
        {
            var row = work.Slice(k * n, k + 1);
            for (var i = 0; i <= k; i++) Kernels.Axpy(row[i], row, inverse.Slice(i * n, k + 1));
        }
    }

    public static void InverseLower(ReadOnlySpan<double> l, int n, Span<double> inverse)
    {
        inverse[..(n * n)].Clear();
        for (var i = 0; i < n; i++)
        {
            var row = inverse.Slice(i * n, i + 1);
            row[i] = 1;
            for (var k = 0; k < i; k++) Kernels.Axpy(-l[i * n + k], inverse.Slice(k * n, k + 1), row);
            Kernels.Scale(1 / l[i * n + i], row);
        }
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void SolveCholesky(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++) b[i] = (b[i] - Kernels.Dot(l.Slice(i * n, i), b[..i])) / l[i * n + i];
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < n; k++) sum -= l[k * n + i] * b[k];
            b[i] = sum / l[i * n + i];
        }
    }

    /// <summary>B := L^-1 B for B with the given number of columns.</summary>
    public static void SolveLower(ReadOnlySpan<double> l, int n, Span<double> b, int columns)
    {
        var block = columns < WorthBlocking ? n : BlockRows;
        for (var first = 0; first < n; first += block)
        {
            var last = Math.Min(n, first + block);
            if (first > 0)
                MatrixProduct.Add(-1, new(l[(first * n)..], n, 1), b, columns, last - first, first, columns, b[(first * columns)..], columns);
            SolveRows(l, n, b, columns, first, last);
        }
    }

    /// <summary>product = a b, all n by n.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, Span<double> product)
    {
        product[..(n * n)].Clear();
        for (var i = 0; i < n; i++)
        {
            var row = product.Slice(i * n, n);
            for (var k = 0; k < n; k++) Kernels.Axpy(a[i * n + k], b.Slice(k * n, n), row);
        }
    }

    /// <summary>result = a x for an n by n matrix.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> result)
    {
        var n = x.Length;
        for (var i = 0; i < n; i++) result[i] = Kernels.Dot(a.Slice(i * n, n), x);
    }

    /// <summary>trace(a b), both n by n.</summary>
    public static double TraceOfProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) sum += a[i * n + j] * b[j * n + i];
        return sum;
    }

    public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * Kernels.Dot(a.Slice(i * x.Length, x.Length), x);
        return sum;
    }

    private static void SolveRows(ReadOnlySpan<double> l, int n, Span<double> b, int columns, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            var row = b.Slice(i * columns, columns);
            for (var k = first; k < i; k++)
            {
                var factor = l[i * n + k];
                if (factor != 0) Kernels.Axpy(-factor, b.Slice(k * columns, columns), row);
            }
            Kernels.Scale(1 / l[i * n + i], row);
        }
    }
}
