using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// The design in an orthonormal basis and the response as its least-squares residual in units of its own spread: cross-products of
/// these keep the digits that raw ones would cancel (specification 3.3).
/// </summary>
internal abstract class FixedBasis(int rows, int fixedColumns) : RowSource
{
    /// <summary>A residual this far below the response is rounding: nothing is left to vary.</summary>
    private const double Exhausted = 1e-10;

    public override int Rows => rows;
    public override int Width => fixedColumns + 1;

    /// <summary>R^-1, row-major upper triangular: beta = shift + scale R^-1 (coefficients in the basis).</summary>
    public required double[] Inverse { get; init; }

    /// <summary>The least-squares coefficients that were taken out of the response.</summary>
    public required double[] Shift { get; init; }

    /// <summary>Unit of the residual response.</summary>
    public required double Scale { get; init; }

    /// <summary>log|R'R| of X = QR.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var j = 0; j < fixedColumns; j++) sum -= 2 * Math.Log(Math.Abs(Inverse[(j * fixedColumns) + j]));
            return sum;
        }
    }

    /// <summary>A contrast of the original coefficients as one of the basis: R^-T l.</summary>
    public double[] ToBasis(ReadOnlySpan<double> weights)
    {
        var result = new double[fixedColumns];
        for (var i = 0; i < fixedColumns; i++) Kernels.Axpy(weights[i], Inverse.AsSpan(i * fixedColumns, fixedColumns), result);
        return result;
    }

    protected static void RefuseShape(int n, int p)
    {
        if (p == 0) throw new DataProblemsException(new DataProblem("fixed terms", "There is neither an intercept nor any other fixed column."));
        if (n <= p) throw new DataProblemsException(new DataProblem("data", $"There are {n} complete rows for {p} fixed coefficients; more rows than coefficients are needed."));
    }

    protected static void RefuseSpread(ModelData data, double scale)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in data.ResponseValues) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low == high)
            throw new DataProblemsException(DataProblem.InColumn(data.ResponseName, "It has the same value in every row that is used, so nothing varies."));
        if (!(scale > Exhausted * Math.Max(Math.Abs(low), Math.Abs(high))))
            throw new DataProblemsException(DataProblem.InColumn(data.ResponseName, "The fixed terms reproduce it exactly, so no variance is left to estimate."));
    }
}
