using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// The design in an orthonormal basis and the response as its least-squares residual in units of its own spread: cross-products of
/// these keep the digits that raw ones would cancel (specification 3.3).
/// </summary>
internal sealed class FixedBasis : RowSource
{
    /// <summary>A residual this far below the response is rounding: nothing is left to vary.</summary>
    private const double Exhausted = 1e-10;

    private readonly double[] _rows;

    private FixedBasis(int n, int p, double[] rows, double[] inverse, double[] shift, double scale, double logR)
    {
        (Rows, Width, _rows, Inverse, Shift, Scale) = (n, p + 1, rows, inverse, shift, scale);
        LogR = logR;
    }

    public override int Rows { get; }
    public override int Width { get; }

    /// <summary>R^-1, row-major: beta = shift + scale R^-1 (coefficients in the basis).</summary>
    public double[] Inverse { get; }

    /// <summary>The least-squares coefficients that were taken out of the response.</summary>
    public double[] Shift { get; }

    /// <summary>Unit of the residual response.</summary>
    public double Scale { get; }

    /// <summary>log|R'R| of X = QR.</summary>
    public double LogDeterminant => 2 * LogR;

    private double LogR { get; }

    public override void Read(int row, Span<double> into) => _rows.AsSpan(row * Width, Width).CopyTo(into);

    /// <summary>A contrast of the original coefficients as one of the basis: R^-T l.</summary>
    public double[] ToBasis(ReadOnlySpan<double> weights)
    {
        var p = Width - 1;
        var result = new double[p];
        for (var i = 0; i < p; i++) Kernels.Axpy(weights[i], Inverse.AsSpan(i * p, p), result);
        return result;
    }

    public static FixedBasis Of(ModelData data)
    {
        var design = data.Design;
        int n = design.Rows, p = design.Columns;
        if (p == 0) throw new DataProblemsException(new DataProblem("fixed terms", "There is neither an intercept nor any other fixed column."));
        if (n <= p) throw new DataProblemsException(new DataProblem("data", $"There are {n} complete rows for {p} fixed coefficients; more rows than coefficients are needed."));
        var qr = PivotedQr.Of(design.Values);
        var residual = data.ResponseValues.ToArray();
        qr.ApplyTranspose(residual);
        var shift = residual.AsSpan(0, p).ToArray();
        qr.SolveR(shift);
        residual.AsSpan(0, p).Clear();
        qr.Apply(residual);
        var scale = Numerics.Kernels.Norm(residual) / Math.Sqrt(n - p);
        Refuse(data, scale);
        var inverse = new double[p * p];
        var logR = 0.0;
        for (var j = 0; j < p; j++)
        {
            var unit = new double[p];
            unit[j] = 1;
            qr.SolveR(unit);
            for (var i = 0; i < p; i++) inverse[(i * p) + j] = unit[i];
            logR += Math.Log(Math.Abs(qr.R(j, j)));
        }

        return new(n, p, Interleave(qr.ThinQ(), residual, scale), inverse, shift, scale, logR);
    }

    private static void Refuse(ModelData data, double scale)
    {
        var values = data.ResponseValues;
        var largest = values.Max(Math.Abs);
        if (values.Min() == values.Max())
            throw new DataProblemsException(DataProblem.InColumn(data.ResponseName, "It has the same value in every row that is used, so nothing varies."));
        if (!(scale > Exhausted * largest))
            throw new DataProblemsException(DataProblem.InColumn(data.ResponseName, "The fixed terms reproduce it exactly, so no variance is left to estimate."));
    }

    private static double[] Interleave(Matrix q, double[] residual, double scale)
    {
        int n = q.Rows, p = q.Columns, width = p + 1;
        var rows = new double[n * width];
        for (var j = 0; j < p; j++)
        {
            var column = q.Column(j);
            for (var i = 0; i < n; i++) rows[(i * width) + j] = column[i];
        }

        for (var i = 0; i < n; i++) rows[(i * width) + p] = residual[i] / scale;
        return rows;
    }
}
