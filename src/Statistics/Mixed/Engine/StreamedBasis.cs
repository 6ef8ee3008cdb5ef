using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// The basis of a long table, found from cross-products in one pass and applied row by row: the table is read in place and never
/// copied. Only for well-conditioned designs; others go through <see cref="StoredBasis"/>.
/// </summary>
internal sealed class StreamedBasis : FixedBasis
{
    /// <summary>
    /// Share of a column's squared length outside the earlier columns below which cross-products have lost too many digits
    /// (their relative error is about 1e-16 over this share).
    /// </summary>
    private const double WellConditioned = 1e-6;

    private readonly RowReader _reader;

    private StreamedBasis(RowReader reader, int n, int p) : base(n, p) => _reader = reader;

    /// <summary>Null when the columns are nearly or exactly dependent.</summary>
    public static StreamedBasis? TryOf(ModelData data)
    {
        int n = data.Design.Rows, p = data.Design.Columns;
        RefuseShape(n, p);
        var reader = new RowReader(data);
        var gram = CrossProducts(reader, n, p + 1);
        if (!TryFactor(gram, p)) return null;
        var shift = new double[p];
        for (var j = p - 1; j >= 0; j--)
        {
            var sum = gram[(p * (p + 1)) + j];
            for (var i = j + 1; i < p; i++) sum -= gram[(i * (p + 1)) + j] * shift[i];
            shift[j] = sum / gram[(j * (p + 1)) + j];
        }

        var scale = ResidualSpread(reader, shift, n, p);
        RefuseSpread(data, scale);
        return new(reader, n, p) { Inverse = InverseOf(gram, p), Shift = shift, Scale = scale };
    }

    public override void Read(int row, Span<double> into)
    {
        _reader.Read(row, into);
        var p = Width - 1;
        var residual = into[p];
        for (var j = 0; j < p; j++) residual -= Shift[j] * into[j];
        into[p] = residual / Scale;
        var inverse = Inverse;
        for (var j = p - 1; j >= 0; j--)
        {
            var sum = 0.0;
            for (var i = 0; i <= j; i++) sum += into[i] * inverse[(i * p) + j];
            into[j] = sum;
        }
    }

    private static double[] CrossProducts(RowReader reader, int n, int width)
    {
        var gram = new double[width * width];
        Span<double> row = stackalloc double[width];
        for (var i = 0; i < n; i++)
        {
            reader.Read(i, row);
            for (var a = 0; a < width; a++)
                for (var b = 0; b <= a; b++) gram[(a * width) + b] += row[a] * row[b];
        }

        return gram;
    }

    // Lower Cholesky factor of X'X with X'y below it.
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

    // R = L', so R^-1 = (L^-1)'.
    private static double[] InverseOf(double[] factor, int p)
    {
        var width = p + 1;
        var inverse = new double[p * p];
        for (var j = 0; j < p; j++)
        {
            inverse[(j * p) + j] = 1 / factor[(j * width) + j];
            for (var i = j + 1; i < p; i++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum -= factor[(i * width) + k] * inverse[(j * p) + k];
                inverse[(j * p) + i] = sum / factor[(i * width) + i];
            }
        }

        return inverse;
    }

    private static double ResidualSpread(RowReader reader, double[] shift, int n, int p)
    {
        Span<double> row = stackalloc double[p + 1];
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            reader.Read(i, row);
            var residual = row[p];
            for (var j = 0; j < p; j++) residual -= shift[j] * row[j];
            sum += residual * residual;
        }

        return Math.Sqrt(sum / (n - p));
    }

    /// <summary>[X y] of one row from the columns in place.</summary>
    private sealed class RowReader
    {
        private readonly double[]?[][] _numbers;
        private readonly int[]?[][] _codes;
        private readonly int[][] _levels;
        private readonly double[] _response;

        public RowReader(ModelData data)
        {
            var recipes = data.Design.Recipes;
            _response = data.ResponseValues;
            _numbers = [.. recipes.Select(r => r.Parts.Select(part => (data.Used[part.Variable] as NumericColumn)?.Data).ToArray())];
            _codes = [.. recipes.Select(r => r.Parts.Select(part => (data.Used[part.Variable] as FactorColumn)?.Data).ToArray())];
            _levels = [.. recipes.Select(r => r.Parts.Select(part => part.Level).ToArray())];
        }

        public void Read(int row, Span<double> into)
        {
            var numbers = _numbers;
            for (var j = 0; j < numbers.Length; j++)
            {
                var product = 1.0;
                var parts = numbers[j];
                for (var k = 0; k < parts.Length; k++)
                    product *= parts[k] is { } values ? values[row] : _codes[j][k]![row] == _levels[j][k] ? 1 : 0;
                into[j] = product;
            }

            into[numbers.Length] = _response[row];
        }
    }
}
