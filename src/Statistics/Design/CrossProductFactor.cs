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

    /// <summary>Row-major, of width columns + 1: L of X'X = LL', and below it L^-1 X'y. Null when the columns are nearly or exactly dependent.</summary>
    public static double[]? TryOf(RowReader reader)
    {
        var gram = CrossProducts(reader, reader.Columns + 1);
        return TryFactor(gram, reader.Columns) ? gram : null;
    }

    private static double[] CrossProducts(RowReader reader, int width)
    {
        var gram = new double[width * width];
        Span<double> row = stackalloc double[width];
        for (var i = 0; i < reader.Rows; i++)
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
