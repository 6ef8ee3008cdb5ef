using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Row-major kernels for the small and middle-sized blocks of a mixed model; none allocates.</summary>
internal static class Kernels
{
    private const int ShortRow = 8;

    /// <summary>y += a x.</summary>
    public static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        var i = 0;
        if (x.Length >= ShortRow)
        {
            var va = new Vector<double>(a);
            ref var px = ref MemoryMarshal.GetReference(x);
            ref var py = ref MemoryMarshal.GetReference(y);
            for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var sum = Unsafe.ReadUnaligned<Vector<double>>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref py, i)))
                    + (va * Unsafe.ReadUnaligned<Vector<double>>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref px, i))));
                Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref py, i)), sum);
            }
        }

        for (; i < x.Length; i++) y[i] += a * x[i];
    }

    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var i = 0;
        var sum = 0.0;
        if (x.Length >= ShortRow)
        {
            var acc = Vector<double>.Zero;
            for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
                acc += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
            sum = Vector.Sum(acc);
        }

        for (; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>Lower Cholesky factor in place (upper part untouched); returns log|A|, or NaN when A is not positive definite.</summary>
    public static double Cholesky(Span<double> a, int n)
    {
        var log = 0.0;
        for (var j = 0; j < n; j++)
        {
            var rowJ = a.Slice(j * n, j);
            var pivot = a[(j * n) + j] - Dot(rowJ, rowJ);
            if (!(pivot > 0)) return double.NaN;
            log += Math.Log(pivot);
            var root = Math.Sqrt(pivot);
            a[(j * n) + j] = root;
            for (var i = j + 1; i < n; i++)
                a[(i * n) + j] = (a[(i * n) + j] - Dot(a.Slice(i * n, j), rowJ)) / root;
        }

        return log;
    }

    /// <summary>B := L^-1 B for row-major B with the given number of columns.</summary>
    public static void SolveLower(ReadOnlySpan<double> l, int n, Span<double> b, int columns)
    {
        for (var i = 0; i < n; i++)
        {
            var row = b.Slice(i * columns, columns);
            for (var k = 0; k < i; k++)
            {
                var factor = l[(i * n) + k];
                if (factor != 0) Axpy(-factor, b.Slice(k * columns, columns), row);
            }

            var inverse = 1 / l[(i * n) + i];
            for (var c = 0; c < columns; c++) row[c] *= inverse;
        }
    }

    /// <summary>Symmetric inverse from a lower Cholesky factor.</summary>
    public static void InverseFromCholesky(ReadOnlySpan<double> l, int n, Span<double> inverse)
    {
        var columns = new double[n * n];
        for (var i = 0; i < n; i++) columns[(i * n) + i] = 1;
        SolveLower(l, n, columns, n);
        inverse[..(n * n)].Clear();
        for (var k = 0; k < n; k++)
            for (var i = 0; i <= k; i++)
                Axpy(columns[(k * n) + i], columns.AsSpan(k * n, k + 1), inverse.Slice(i * n, k + 1));
    }

    /// <summary>Eigenvalues and orthonormal eigenvectors (columns) of a small symmetric matrix by cyclic Jacobi rotations.</summary>
    public static void SymmetricEigen(Span<double> a, int n, Span<double> values, Span<double> vectors)
    {
        vectors[..(n * n)].Clear();
        for (var i = 0; i < n; i++) vectors[(i * n) + i] = 1;
        for (var sweep = 0; sweep < 60; sweep++)
        {
            double off = 0, diagonal = 0;
            for (var i = 0; i < n; i++)
            {
                diagonal += a[(i * n) + i] * a[(i * n) + i];
                for (var j = 0; j < i; j++) off += a[(i * n) + j] * a[(i * n) + j];
            }

            if (off <= 1e-31 * diagonal || off == 0) break;
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++) Rotate(a, vectors, n, p, q);
        }

        for (var i = 0; i < n; i++) values[i] = a[(i * n) + i];
    }

    private static void Rotate(Span<double> a, Span<double> v, int n, int p, int q)
    {
        var apq = a[(p * n) + q];
        if (apq == 0) return;
        var zeta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * apq);
        var t = Math.Sign(zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        if (zeta == 0) t = 1;
        var c = 1 / Math.Sqrt(1 + (t * t));
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            (a[(k * n) + p], a[(k * n) + q]) = ((c * a[(k * n) + p]) - (s * a[(k * n) + q]), (s * a[(k * n) + p]) + (c * a[(k * n) + q]));
            (v[(k * n) + p], v[(k * n) + q]) = ((c * v[(k * n) + p]) - (s * v[(k * n) + q]), (s * v[(k * n) + p]) + (c * v[(k * n) + q]));
        }

        for (var k = 0; k < n; k++)
            (a[(p * n) + k], a[(q * n) + k]) = ((c * a[(p * n) + k]) - (s * a[(q * n) + k]), (s * a[(p * n) + k]) + (c * a[(q * n) + k]));
    }
}
