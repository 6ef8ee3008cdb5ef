using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Profile-likelihood interval of an intraclass correlation (specification 3.10): all values at which the deviance, minimised over
/// everything else, exceeds its minimum by at most the chi-square quantile with one degree of freedom.
/// </summary>
internal static class CorrelationInterval
{
    private const double Largest = 1 - 1e-9;
    private const double RootTolerance = 1e-10;

    public static IntraclassCorrelation Of(MixedCore core, int term, double level)
    {
        var layout = core.Likelihood.Layout;
        var count = core.Likelihood.Parameters;
        var shares = new bool[count];
        for (var i = 0; i < layout.Count; i++) shares[i] = true;
        var target = layout.IndexOf(term, 0, 0);
        var psi = core.Solution.Psi;
        var total = 1 + Enumerable.Range(0, layout.Count).Sum(i => psi[i] * psi[i]);
        var value = psi[target] * psi[target] / total;
        // A likelihood of its own: the fit's keeps the state at the optimum.
        var fresh = core.Likelihood.Fresh();
        var profile = new ProfiledDeviance(fresh, count, target, shares);
        var cut = core.Solution.Deviance + ChiSquareQuantile(level);
        var rest = profile.Restrict(psi);
        double Excess(double correlation)
        {
            profile.Correlation = correlation;
            return new Newton(profile).Minimise(rest).Deviance - cut;
        }

        var lower = value == 0 || Excess(0) <= 0 ? 0 : Root(Excess, 0, value);
        var upper = Excess(Largest) <= 0 ? 1 : Root(Excess, value, Largest);
        var likelihood = core.Likelihood.Reml ? "restricted likelihood" : "likelihood";
        return new(core.Columns.Terms[term].Grouping.ToString(), value, new Interval(lower, upper, level), $"profile {likelihood}");
    }

    private static double ChiSquareQuantile(double level) => Distributions.ChiSquare.Quantile(level, 1);

    // Bisection refined by the secant where it stays inside (Illinois): the profile is continuous but may be flat near one.
    private static double Root(Func<double, double> f, double low, double high)
    {
        double fl = f(low), fh = f(high);
        var side = 0;
        for (var i = 0; i < 200 && high - low > RootTolerance; i++)
        {
            var mid = ((low * fh) - (high * fl)) / (fh - fl);
            if (!(mid > low && mid < high)) mid = 0.5 * (low + high);
            var fm = f(mid);
            if (fm == 0) return mid;
            if (Math.Sign(fm) == Math.Sign(fh))
            {
                (high, fh) = (mid, fm);
                if (side == 1) fl /= 2;
                side = 1;
            }
            else
            {
                (low, fl) = (mid, fm);
                if (side == -1) fh /= 2;
                side = -1;
            }

            if (Math.Abs(fm) < RootTolerance) return mid;
        }

        return 0.5 * (low + high);
    }
}
