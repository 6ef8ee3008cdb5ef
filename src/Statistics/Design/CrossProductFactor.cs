using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Design;

/// <summary>The Cholesky factor of a long table's cross-products, from one pass over its columns in place.</summary>
internal static class CrossProductFactor
{
    /// <summary>
    /// Share of a column's squared length outside the earlier columns below which cross-products have lost too many digits
    /// (their relative error is about 1e-16 over this share).
    /// </summary>
    private const double WellConditioned = 1e-6;

    private const int RowsInChunk = 1 << 16;

    /// <summary>Row-major, of width columns + 1: L of X'X = LL', and below it L^-1 X'y. Null when the columns are nearly or exactly dependent.</summary>
    public static double[]? TryOf(RowReader reader)
    {
        var gram = CrossProducts(reader, reader.Columns + 1);
        return TryFactor(gram, reader.Columns) ? gram : null;
    }

    // Chunks are of one size whatever the machine, and are added in their order: the same sums on any number of cores.
    private static double[] CrossProducts(RowReader reader, int width)
    {
        int chunks = ((reader.Rows - 1) / RowsInChunk) + 1;
        if (chunks <= 1)
        {
            return CrossProducts(reader, width, 0, reader.Rows);
        }

        var parts = new double[chunks][];
        Parallel.For(0, chunks, chunk => parts[chunk] = CrossProducts(reader, width, chunk * RowsInChunk, Math.Min((chunk + 1) * RowsInChunk, reader.Rows)));
        for (var chunk = 1; chunk < chunks; chunk++)
            for (var i = 0; i < parts[0].Length; i++) parts[0][i] += parts[chunk][i];
        return parts[0];
    }

    private static double[] CrossProducts(RowReader reader, int width, int from, int to)
    {
        var gram = new double[width * width];
        Span<double> row = stackalloc double[width];
        for (var i = from; i < to; i++)
        {
            reader.Read(i, row);
            for (var a = 0; a < width; a++)
                for (var b = 0; b <= a; b++) gram[(a * width) + b] += row[a] * row[b];
        }

        return gram;
    }

    private static bool TryFactor(double[] gram, int p)
    {
        var width = p + 1;
        for (var j = 0; j < p; j++)
        {
            var rowJ = gram.AsSpan(j * width, j);
            var own = gram[(j * width) + j];
            var pivot = own - Kernels.Dot(rowJ, rowJ);
            if (!(pivot > WellConditioned * own)) return false;
            gram[(j * width) + j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < width; i++)
                gram[(i * width) + j] = (gram[(i * width) + j] - Kernels.Dot(gram.AsSpan(i * width, j), rowJ)) / gram[(j * width) + j];
        }

        return true;
    }
}
