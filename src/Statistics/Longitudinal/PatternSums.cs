using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Confrere.Statistics.Longitudinal;

/// <summary>Cross-products of the stacked rows [x y] of every subject seen at exactly the same visits (specification 2.3).</summary>
/// <remarks>
/// The upper triangle is kept in two doubles a cell, rows padded to whole vectors. Cells left of the diagonal inside the first vector of a
/// row are touched but never read.
/// </remarks>
internal sealed class PatternSums
{
    private const int Lanes = 4;

    public PatternSums(int group, ulong visits, int rowWidth)
    {
        Group = group;
        Visits = visits;
        RowWidth = rowWidth;
        VisitIndices = Indices(visits);
        Width = VisitIndices.Length * rowWidth;
        Stride = (Width + Lanes - 1) / Lanes * Lanes;
        High = new double[Width * Stride];
        Low = new double[Width * Stride];
        Stacked = new double[Stride];
    }

    public int Group { get; }

    public ulong Visits { get; }

    public int[] VisitIndices { get; }

    /// <summary>Columns of the design and the outcome: p + 1.</summary>
    public int RowWidth { get; }

    public int Width { get; }

    public int Stride { get; }

    public long Subjects { get; private set; }

    public double[] High { get; }

    public double[] Low { get; }

    /// <summary>The subject to be added next: Stride numbers, zero behind Width.</summary>
    public double[] Stacked { get; }

    /// <summary>Adds (sign 1) or removes (sign -1) the stacked subject.</summary>
    public void Accumulate(int sign)
    {
        ReadOnlySpan<double> stacked = Stacked;
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(stacked);
        Span<Vector256<double>> high = MemoryMarshal.Cast<double, Vector256<double>>(High.AsSpan());
        Span<Vector256<double>> low = MemoryMarshal.Cast<double, Vector256<double>>(Low.AsSpan());
        for (int i = 0; i < Width; i++)
        {
            // Indicator columns are mostly zero, and a zero row adds exactly nothing.
            if (stacked[i] == 0)
            {
                continue;
            }
            int row = i * vectors.Length;
            AddProducts(Vector256.Create(sign * stacked[i]), vectors, high.Slice(row, vectors.Length), low.Slice(row, vectors.Length), i / Lanes);
        }
        Subjects += sign;
    }

    /// <summary>Adds the sums of another accumulator, cell by cell.</summary>
    public void Merge(PatternSums other)
    {
        for (int i = 0; i < High.Length; i++)
        {
            DoubleDouble sum = new DoubleDouble(High[i], Low[i]).Plus(new DoubleDouble(other.High[i], other.Low[i]));
            High[i] = sum.High;
            Low[i] = sum.Low;
        }
        Subjects += other.Subjects;
    }

    public void Restore(long subjects) => Subjects = subjects;

    public void Clear()
    {
        Subjects = 0;
        Array.Clear(High);
        Array.Clear(Low);
    }

    /// <summary>Sum over subjects of the product of two stacked positions.</summary>
    public DoubleDouble this[int i, int j]
    {
        get
        {
            int at = i <= j ? i * Stride + j : j * Stride + i;
            return new DoubleDouble(High[at], Low[at]);
        }
    }

    /// <summary>The same in one double.</summary>
    public double Rounded(int i, int j)
    {
        int at = i <= j ? i * Stride + j : j * Stride + i;
        return High[at] + Low[at];
    }

    private static void AddProducts(Vector256<double> factor, ReadOnlySpan<Vector256<double>> vectors,
        Span<Vector256<double>> high, Span<Vector256<double>> low, int first)
    {
        for (int k = first; k < vectors.Length; k++)
        {
            Vector256<double> product = factor * vectors[k];
            Vector256<double> productError = Vector256.FusedMultiplyAdd(factor, vectors[k], -product);
            Vector256<double> old = high[k], sum = old + product, part = sum - old;
            low[k] += (old - (sum - part)) + (product - part) + productError;
            high[k] = sum;
        }
    }

    private static int[] Indices(ulong visits)
    {
        var indices = new int[BitOperations.PopCount(visits)];
        for (int k = 0; k < indices.Length; k++, visits &= visits - 1)
        {
            indices[k] = BitOperations.TrailingZeroCount(visits);
        }
        return indices;
    }
}
