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
    private readonly RowReader _reader;

    private StreamedBasis(RowReader reader, int n, int p) : base(n, p) => _reader = reader;

    /// <summary>Null when the columns are nearly or exactly dependent.</summary>
    public static StreamedBasis? TryOf(ModelData data)
    {
        int n = data.Design.Rows, p = data.Design.Columns;
        RefuseShape(n, p);
        var reader = new RowReader(data);
        if (CrossProductFactor.TryOf(reader) is not { } gram) return null;
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
}
