using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Linear;

/// <summary>The parts of a least-squares fit that do not depend on how standard errors are estimated.</summary>
/// <param name="Coefficients">In the order of the design.</param>
/// <param name="Fitted">Fitted values.</param>
/// <param name="Residuals">Response minus fitted.</param>
/// <param name="Q">Thin orthonormal factor of the design.</param>
/// <param name="InverseR">Inverse of the triangular factor.</param>
/// <param name="ResidualSumOfSquares">Sum of squared residuals.</param>
/// <param name="ModelSumOfSquares">Sum of squares that the columns after the intercept explain.</param>
internal sealed record LeastSquares(
    double[] Coefficients, double[] Fitted, double[] Residuals, Matrix Q, Matrix InverseR, double ResidualSumOfSquares, double ModelSumOfSquares)
{
    public static LeastSquares Of(ModelData data)
    {
        var x = data.Design.Values;
        var qr = PivotedQr.Of(x);
        // With an intercept the response may be shifted; subtracting one of its values is exact where values share leading digits,
        // which keeps the digits that a mean of 10^12 would swallow (NIST SmLs07).
        var shift = data.Design.HasIntercept ? data.ResponseValues[0] : 0;
        var effects = data.ResponseValues.Select(v => v - shift).ToArray();
        var shifted = (double[])effects.Clone();
        qr.ApplyTranspose(effects);
        var coefficients = effects[..x.Columns];
        qr.SolveR(coefficients);
        var residuals = (double[])effects.Clone();
        residuals.AsSpan(0, x.Columns).Clear();
        qr.Apply(residuals);
        if (data.Design.HasIntercept) coefficients[0] += shift;
        var explained = effects.AsSpan(data.Design.HasIntercept ? 1 : 0, x.Columns - (data.Design.HasIntercept ? 1 : 0));
        var unexplained = effects.AsSpan(x.Columns);
        double[] fitted = [.. shifted.Select((v, i) => v - residuals[i] + shift)];
        return new(coefficients, fitted, residuals, qr.ThinQ(), qr.InverseR(), Kernels.Dot(unexplained, unexplained), Kernels.Dot(explained, explained));
    }

    /// <summary>R^-1 A R^-T: turns a matrix between orthonormal columns into one between coefficients.</summary>
    public Matrix Sandwich(Matrix a) => InverseR * a * InverseR.Transpose();
}
