namespace Confrere.Statistics.Mixed.Engine;

/// <summary>The estimate in canonical form (Lambda lower triangular with diagonal not negative, vanishing columns exactly zero).</summary>
internal sealed class MixedSolution
{
    /// <summary>A relative standard deviation below this is taken for zero if the deviance does not object.</summary>
    private const double Vanishing = 1e-4;

    /// <summary>How much deviance setting it to zero may cost: far below what any inference can notice.</summary>
    private const double Indifferent = 1e-8;

    private static readonly double[] Starts = [1, 0.1, 5];

    private MixedSolution(MixedLikelihood likelihood, Minimum minimum, IReadOnlyList<string> attempts)
    {
        Likelihood = likelihood;
        Attempts = attempts;
        var canonical = Canonical(likelihood.Layout, minimum.Psi);
        Psi = Snap(likelihood, canonical, minimum.Deviance);
        var k = Psi.Length;
        var gradient = new double[k];
        var hessian = new double[k * k];
        Deviance = likelihood.DevianceAndDerivatives(Psi, gradient, hessian);
        Minimum = minimum;
    }

    public MixedLikelihood Likelihood { get; }
    public double[] Psi { get; }
    public double Deviance { get; }
    public Minimum Minimum { get; }
    public IReadOnlyList<string> Attempts { get; }

    public static MixedSolution Solve(MixedLikelihood likelihood)
    {
        var attempts = new List<string>();
        Minimum? best = null;
        foreach (var start in Starts)
        {
            var found = new Newton(likelihood).Minimise(StartAt(likelihood, start));
            if (best is null || found.Converged || (!double.IsNaN(found.Deviance) && !(found.Deviance >= best.Deviance))) best = found;
            if (found.Converged) break;
            attempts.Add(FormattableString.Invariant(
                $"Newton from relative standard deviations of {start} stopped after {found.Iterations} iterations with gradient {found.GradientNorm:E1}."));
        }

        return new MixedSolution(likelihood, best!, best!.Converged ? attempts : attempts[..^1]);
    }

    private static double[] StartAt(MixedLikelihood likelihood, double value)
    {
        var psi = new double[likelihood.Parameters];
        for (var i = 0; i < likelihood.Layout.Count; i++)
            if (likelihood.Layout.Entries[i].Row == likelihood.Layout.Entries[i].Column) psi[i] = value;
        return psi;
    }

    // Theta is found up to rotations and signs that leave Lambda Lambda' alone: return its Cholesky factor.
    private static double[] Canonical(CovarianceLayout layout, double[] psi)
    {
        var result = (double[])psi.Clone();
        var phi = new double[layout.Count];
        layout.Covariance(psi.AsSpan(0, layout.Count), phi);
        for (var t = 0; t < layout.Terms.Length; t++)
        {
            var q = layout.Terms[t].Columns;
            var factor = new double[q, q];
            for (var b = 0; b < q; b++)
            {
                var own = layout.IndexOf(t, b, b);
                var pivot = phi[own];
                for (var c = 0; c < b; c++) pivot -= factor[b, c] * factor[b, c];
                factor[b, b] = pivot > 1e-14 * phi[own] ? Math.Sqrt(pivot) : 0;
                result[own] = factor[b, b];
                for (var a = b + 1; a < q; a++)
                {
                    var at = layout.IndexOf(t, a, b);
                    if (at < 0) continue;
                    var sum = phi[at];
                    for (var c = 0; c < b; c++) sum -= factor[a, c] * factor[b, c];
                    factor[a, b] = factor[b, b] > 0 ? sum / factor[b, b] : 0;
                    result[at] = factor[a, b];
                }
            }
        }

        return result;
    }

    private static double[] Snap(MixedLikelihood likelihood, double[] psi, double deviance)
    {
        var layout = likelihood.Layout;
        var current = psi;
        for (var i = 0; i < layout.Count; i++)
        {
            var (term, row, column) = layout.Entries[i];
            if (row != column || current[i] >= Vanishing || current[i] == 0) continue;
            var trial = (double[])current.Clone();
            for (var a = row; a < layout.Terms[term].Columns; a++)
                if (layout.IndexOf(term, a, column) is var at and >= 0) trial[at] = 0;
            if (likelihood.Deviance(trial) <= deviance + Indifferent) current = trial;
        }

        return current;
    }
}
