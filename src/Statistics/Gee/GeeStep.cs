using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Gee;

/// <summary>Weighted least squares for one working correlation.</summary>
/// <param name="Coefficients">Estimates.</param>
/// <param name="Residuals">Response minus fitted.</param>
/// <param name="Scale">Mean squared residual, phi; no p is subtracted.</param>
/// <param name="Information">Cholesky factor of the sum of X_i' R_i^-1 X_i.</param>
internal sealed record GeeStep(double[] Coefficients, double[] Residuals, double Scale, Cholesky Information)
{
    public static GeeStep Solve(ModelData data, IReadOnlyList<int[]> subjects, WorkingStructure structure)
    {
        var p = data.Design.Columns;
        var information = new Matrix(p, p);
        var score = new double[p];
        // Measured from the mean the response keeps its digits whatever its origin; an intercept takes the mean back.
        var origin = data.Design.HasIntercept ? Kernels.Mean(data.Response) : 0;
        foreach (var rows in subjects)
        {
            var x = data.Design.Values.SelectRows(rows);
            var weighted = x.Clone();
            for (var j = 0; j < p; j++) structure.Solve(weighted.Column(j));
            Kernels.Axpy(1, x.TransposeTimes(weighted).Data, information.Data);
            Kernels.Axpy(1, weighted.TransposeTimes([.. rows.Select(r => data.ResponseValues[r] - origin)]), score);
        }
        var factor = ScaledCholesky(information);
        factor.Solve(score);
        var fitted = data.Design.Values.Times(score);
        double[] residuals = [.. fitted.Select((f, i) => data.ResponseValues[i] - origin - f)];
        if (data.Design.HasIntercept) score[0] += origin;
        return new(score, residuals, Kernels.Dot(residuals, residuals) / residuals.Length, factor);
    }

    private static Cholesky ScaledCholesky(Matrix information) => Cholesky.TryOf(information)
        ?? throw new Problems.DataProblemsException(new Problems.DataProblem("design", "Its columns are so nearly dependent that the equations cannot be solved."));
}
