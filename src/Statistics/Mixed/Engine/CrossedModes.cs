using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Predicted effects of a crossed component (specification 3.11), kept ones first, then the outer ones given the kept: b2 = S2 C2, b1 = S1 (C1 - Z1'Z2 b2),
/// with C of the residual; conditional variances S2 and S1 + K S2 K', K = S1 Z1'Z2, relative to sigma^2.
/// </summary>
internal static class CrossedModes
{
    public static (double[] Modes, double[] Variances) Of(CrossedWork work, double weight, double[] contrast)
    {
        var part = work.Part;
        int n = part.Kept, q = part.OuterColumns, w = part.Width;
        double[] modes = new double[n + (part.OuterLevels * q)], variances = new double[modes.Length];
        for (var k = 0; k < n; k++)
        {
            var row = work.H.AsSpan(k * n, n);
            Kernels.Axpy(Kernels.Dot(work.HProducts.AsSpan(k * w, w), contrast), row, modes);
            for (var a = 0; a < n; a++) variances[a] += row[a] * row[a];
        }

        double[] given = new double[q], pull = new double[n];
        for (var level = 0; level < part.OuterLevels; level++)
        {
            int from = part.Start[level], count = part.Start[level + 1] - from, at = n + (level * q);
            var columns = part.KeptColumn.AsSpan(from, count);
            for (var p = 0; p < q; p++)
            {
                given[p] = Kernels.Dot(part.OuterProducts.AsSpan(((level * q) + p) * w, w), contrast);
                for (var s = 0; s < count; s++) given[p] -= part.Coupling[(q * from) + (p * count) + s] * modes[columns[s]];
            }

            for (var p = 0; p < q; p++)
            {
                var own = work.First.S1.AsSpan(((level * q) + p) * q, q);
                modes[at + p] = weight * Kernels.Dot(own, given);
                variances[at + p] = own[p] + Spread(work, own, level, weight, pull);
            }
        }

        return (modes, variances);
    }

    // |H K'|^2 for one row of K.
    private static double Spread(CrossedWork work, ReadOnlySpan<double> own, int level, double weight, double[] pull)
    {
        var part = work.Part;
        int n = part.Kept, q = part.OuterColumns, from = part.Start[level], count = part.Start[level + 1] - from;
        Array.Clear(pull);
        for (var s = 0; s < count; s++)
            for (var r = 0; r < q; r++)
                pull[part.KeptColumn[from + s]] += weight * own[r] * part.Coupling[(q * from) + (r * count) + s];
        var sum = 0.0;
        for (var k = 0; k < n; k++)
        {
            var along = Kernels.Dot(work.H.AsSpan(k * n, n), pull);
            sum += along * along;
        }

        return sum;
    }
}
