using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Reliability;

/// <summary>
/// Minimises log|S| + tr(S^-1 R), S = l l' + diag(u), by Fisher scoring with halved steps (spec 12.2). With W = S^-1 and
/// O = W (S - R) W the gradient is 2 O l and diag(O).
/// </summary>
internal sealed class OneFactorSearch
{
    private readonly Matrix _r;

    public OneFactorSearch(Matrix correlations)
    {
        _r = correlations;
        var k = correlations.Rows;
        // The centroid: row sums over the root of the whole sum, kept inside the possible range.
        var root = Math.Sqrt(Math.Max(correlations.Data.Sum(), 1e-3));
        Loadings = [.. Enumerable.Range(0, k).Select(i => Math.Clamp(Kernels.Sum(correlations.Column(i)) / root, -0.9, 0.9))];
        Uniqueness = [.. Loadings.Select(l => 1 - l * l)];
        Value = Deviance(Loadings, Uniqueness);
    }

    public double[] Loadings { get; private set; }

    public double[] Uniqueness { get; private set; }

    public double Value { get; private set; }

    public (int Iterations, bool Converged) Run(int most, double tolerance, double floor)
    {
        for (var iteration = 1; iteration <= most; iteration++)
        {
            var step = Step(floor);
            if (step is null) return (iteration, false);
            var length = step.Max(Math.Abs);
            // Where rounding hides any further fall, a short step is the end.
            if (!Take(step, floor)) return (iteration, length <= Math.Sqrt(tolerance));
            if (length <= tolerance) return (iteration, true);
        }
        return (most, false);
    }

    /// <summary>Expected second derivatives of the deviance in (l, u).</summary>
    public static Matrix Curvature(double[] loadings, double[] uniqueness)
    {
        var (k, w) = (loadings.Length, Inverse(loadings, uniqueness));
        var wl = w.Times(loadings);
        var whole = Kernels.Dot(wl, loadings);
        var h = new Matrix(2 * k, 2 * k);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                h[i, j] = 2 * (wl[i] * wl[j] + whole * w[i, j]);
                h[i, k + j] = h[k + j, i] = 2 * wl[j] * w[i, j];
                h[k + i, k + j] = w[i, j] * w[i, j];
            }
        return h;
    }

    private double[]? Step(double floor)
    {
        var k = Loadings.Length;
        var w = Inverse(Loadings, Uniqueness);
        var o = w - w * _r * w;
        var ol = o.Times(Loadings);
        double[] gradient = [.. ol.Select(g => 2 * g), .. Enumerable.Range(0, k).Select(i => o[i, i])];
        var h = Curvature(Loadings, Uniqueness);
        // A uniqueness that rests on the floor and is pushed below stays there.
        for (var i = 0; i < k; i++)
            if (Uniqueness[i] <= floor && gradient[k + i] > 0)
            {
                for (var j = 0; j < 2 * k; j++) h[k + i, j] = h[j, k + i] = 0;
                (h[k + i, k + i], gradient[k + i]) = (1, 0);
            }
        if (Cholesky.TryOf(h) is not { } factor) return null;
        factor.Solve(gradient);
        Kernels.Scale(-1, gradient);
        return gradient;
    }

    private bool Take(double[] step, double floor)
    {
        var k = Loadings.Length;
        for (var fraction = 1.0; fraction > 1e-6; fraction /= 2)
        {
            double[] loadings = [.. Loadings.Select((l, i) => l + fraction * step[i])], unique = [.. Uniqueness.Select((u, i) => Math.Max(floor, u + fraction * step[k + i]))];
            var value = Deviance(loadings, unique);
            if (!(value <= Value)) continue;
            (Loadings, Uniqueness, Value) = (loadings, unique, value);
            return true;
        }
        return false;
    }

    private double Deviance(double[] loadings, double[] uniqueness)
    {
        // |S| = |U| (1 + l'U^-1 l).
        double log = 0, inner = 1;
        for (var i = 0; i < loadings.Length; i++)
        {
            log += Math.Log(uniqueness[i]);
            inner += loadings[i] * loadings[i] / uniqueness[i];
        }
        return log + Math.Log(inner) + Kernels.Dot(Inverse(loadings, uniqueness).Data, _r.Data);
    }

    private static Matrix Inverse(double[] loadings, double[] uniqueness)
    {
        var k = loadings.Length;
        double[] a = [.. loadings.Select((l, i) => l / uniqueness[i])];
        var inner = 1 + Kernels.Dot(a, loadings);
        var w = new Matrix(k, k);
        for (var i = 0; i < k; i++)
        {
            w[i, i] = 1 / uniqueness[i];
            for (var j = 0; j < k; j++) w[i, j] -= a[i] * a[j] / inner;
        }
        return w;
    }
}
