using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>The basis of a table of ordinary length, by Householder QR, with all its rows in memory.</summary>
internal sealed class StoredBasis : FixedBasis
{
    private readonly double[] _rows;

    private StoredBasis(int n, int p, double[] rows) : base(n, p) => _rows = rows;

    public override void Read(int row, Span<double> into) => _rows.AsSpan(row * Width, Width).CopyTo(into);

    public static StoredBasis Of(ModelData data)
    {
        var design = data.Design;
        int n = design.Rows, p = design.Columns;
        RefuseShape(n, p);
        var qr = PivotedQr.Of(design.Values);
        var residual = data.ResponseValues.ToArray();
        qr.ApplyTranspose(residual);
        var shift = residual.AsSpan(0, p).ToArray();
        qr.SolveR(shift);
        residual.AsSpan(0, p).Clear();
        qr.Apply(residual);
        var scale = Numerics.Kernels.Norm(residual) / Math.Sqrt(n - p);
        RefuseSpread(data, scale);
        var inverse = new double[p * p];
        var unit = new double[p];
        for (var j = 0; j < p; j++)
        {
            Array.Clear(unit);
            unit[j] = 1;
            qr.SolveR(unit);
            for (var i = 0; i < p; i++) inverse[(i * p) + j] = unit[i];
        }

        return new(n, p, Interleave(qr.ThinQ(), residual, scale)) { Inverse = inverse, Shift = shift, Scale = scale };
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
