using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Confrere.Statistics.Numerics;

/// <summary>Products of row-major matrices of any size, over blocks that stay in the cache, four rows by eight columns in registers.</summary>
internal static class MatrixProduct
{
    private const int TileRows = 4;
    private const int TileColumns = 8;
    private const int DepthBlock = 256;
    private const int RowBlock = 64;

    /// <summary>c += alpha a b; a is m by k, b is k by n.</summary>
    public static void Add(double alpha, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int m, int k, int n, Span<double> c) =>
        Add(alpha, new(a, k, 1), b, n, m, k, n, c, n);

    /// <summary>c += alpha a'b; a is k by m, b is k by n.</summary>
    public static void AddTransposed(double alpha, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int k, int m, int n, Span<double> c) =>
        Add(alpha, new(a, 1, m), b, n, m, k, n, c, n);

    /// <summary>c += alpha a b with a read through strides and rows of b and c that many numbers apart.</summary>
    public static void Add(double alpha, Strided a, ReadOnlySpan<double> b, int bRow, int m, int k, int n, Span<double> c, int cRow)
    {
        for (var k0 = 0; k0 < k; k0 += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, k - k0);
            for (var i0 = 0; i0 < m; i0 += RowBlock)
            {
                var rows = Math.Min(RowBlock, m - i0);
                var j = 0;
                for (; j + TileColumns <= n; j += TileColumns)
                {
                    var i = i0;
                    for (; i + TileRows <= i0 + rows; i += TileRows)
                        Tile(alpha, a.From(i, k0), b[((k0 * bRow) + j)..], bRow, depth, c[((i * cRow) + j)..], cRow);
                    for (; i < i0 + rows; i++)
                        Narrow(alpha, a.From(i, k0), b[((k0 * bRow) + j)..], bRow, depth, TileColumns, c[((i * cRow) + j)..]);
                }

                if (j == n) continue;
                for (var i = i0; i < i0 + rows; i++)
                    Narrow(alpha, a.From(i, k0), b[((k0 * bRow) + j)..], bRow, depth, n - j, c[((i * cRow) + j)..]);
            }
        }
    }

    private static void Narrow(double alpha, Strided a, ReadOnlySpan<double> b, int bRow, int depth, int columns, Span<double> c)
    {
        for (var k = 0; k < depth; k++)
        {
            var factor = alpha * a.Values[k * a.Column];
            if (factor == 0) continue;
            var row = b.Slice(k * bRow, columns);
            for (var j = 0; j < row.Length; j++) c[j] += factor * row[j];
        }
    }

    private static void Tile(double alpha, Strided a, ReadOnlySpan<double> b, int bRow, int depth, Span<double> c, int cRow)
    {
        // The last number of each operand that is read, so that the unchecked loop below stays inside.
        _ = a.Values[(3 * a.Row) + ((depth - 1) * a.Column)];
        _ = b[((depth - 1) * bRow) + TileColumns - 1];
        ref var pa = ref MemoryMarshal.GetReference(a.Values);
        ref var pb = ref MemoryMarshal.GetReference(b);
        Vector256<double> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref pb, (nuint)(k * bRow));
            var b1 = Vector256.LoadUnsafe(ref pb, (nuint)((k * bRow) + 4));
            var at = k * a.Column;
            var a0 = Vector256.Create(Unsafe.Add(ref pa, at));
            c00 = Vector256.FusedMultiplyAdd(a0, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(a0, b1, c01);
            var a1 = Vector256.Create(Unsafe.Add(ref pa, at + a.Row));
            c10 = Vector256.FusedMultiplyAdd(a1, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(a1, b1, c11);
            var a2 = Vector256.Create(Unsafe.Add(ref pa, at + (2 * a.Row)));
            c20 = Vector256.FusedMultiplyAdd(a2, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(a2, b1, c21);
            var a3 = Vector256.Create(Unsafe.Add(ref pa, at + (3 * a.Row)));
            c30 = Vector256.FusedMultiplyAdd(a3, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(a3, b1, c31);
        }

        AddTo(c, alpha, c00, c01);
        AddTo(c[cRow..], alpha, c10, c11);
        AddTo(c[(2 * cRow)..], alpha, c20, c21);
        AddTo(c[(3 * cRow)..], alpha, c30, c31);
    }

    private static void AddTo(Span<double> c, double alpha, Vector256<double> left, Vector256<double> right)
    {
        var scale = Vector256.Create(alpha);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(c[..TileColumns]);
        to[0] = Vector256.FusedMultiplyAdd(scale, left, to[0]);
        to[1] = Vector256.FusedMultiplyAdd(scale, right, to[1]);
    }

    /// <summary>A matrix seen through the distances between its rows and its columns.</summary>
    internal readonly ref struct Strided(ReadOnlySpan<double> values, int row, int column)
    {
        public ReadOnlySpan<double> Values { get; } = values;
        public int Row { get; } = row;
        public int Column { get; } = column;

        public Strided From(int i, int k) => new(Values[((i * Row) + (k * Column))..], Row, Column);
    }
}
