using Confrere.Statistics.Distributions;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Two-by-two tables of several strata (sites): Mantel and Haenszel's test and common odds ratio with the variance of Robins, Breslow and Greenland
/// (1986), doi:10.2307/2531052 (spec 17.3); common risk difference and ratio; and the trend of a proportion over ordered groups. Pure. Agrees with R 4.2 <c>mantelhaen.test</c> and
/// <c>prop.trend.test</c> to 1e-10 (reference/tests), and with metafor 3.8 <c>rma.mh</c> likewise (reference/lottery_rounds).
/// </summary>
public static class StratifiedTables
{
    /// <summary>Mantel and Haenszel's test that the odds ratio is 1 in all strata.</summary>
    /// <param name="strata">First and second group of each stratum.</param>
    /// <param name="corrected">Whether one half is taken from the difference.</param>
    /// <exception cref="DataProblemsException">No stratum with events and non-events in both groups together, or an impossible count.</exception>
    public static TestResult MantelHaenszel(IReadOnlyList<(Proportion First, Proportion Second)> strata, bool corrected)
    {
        Check(strata);
        double difference = 0, variance = 0;
        foreach (var (first, second) in strata)
        {
            double n = first.Total + second.Total, events = first.Events + second.Events;
            difference += first.Events - first.Total * events / n;
            if (n > 1) variance += first.Total * second.Total * events * (n - events) / (n * n * (n - 1));
        }
        var distance = Math.Abs(difference) - (corrected ? Math.Min(0.5, Math.Abs(difference)) : 0);
        return TestResult.ChiSquare("Mantel-Haenszel", distance * distance / variance, 1);
    }

    /// <summary>The common odds ratio, first over second.</summary>
    /// <param name="strata">First and second group of each stratum.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">As for <see cref="MantelHaenszel"/>.</exception>
    public static Ratio CommonOddsRatio(IReadOnlyList<(Proportion First, Proportion Second)> strata, double level = 0.95)
    {
        Check(strata);
        double r = 0, s = 0, pr = 0, cross = 0, qs = 0;
        foreach (var (first, second) in strata)
        {
            double a = first.Events, b = first.Total - first.Events, c = second.Events, d = second.Total - second.Events, n = first.Total + second.Total;
            double ri = a * d / n, si = b * c / n, p = (a + d) / n, q = (b + c) / n;
            (r, s, pr, cross, qs) = (r + ri, s + si, pr + p * ri, cross + p * si + q * ri, qs + q * si);
        }
        return Ratio.Of(Math.Log(r / s), Math.Sqrt(pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s)), level);
    }

    /// <summary>
    /// The common difference of risks, first minus second: strata weighted by n1 n2 / n, with the variance of Sato (1989), doi:10.2307/2531689, which holds for few large
    /// strata and for many small ones. Normal interval and test. A stratum with one group alone has no weight.
    /// </summary>
    /// <param name="strata">First and second group of each stratum.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">As for <see cref="MantelHaenszel"/>, or no stratum with both groups.</exception>
    public static Estimate CommonRiskDifference(IReadOnlyList<(Proportion First, Proportion Second)> strata, double level = 0.95)
    {
        var paired = Paired(strata);
        double sum = 0, weight = 0, p = 0, q = 0;
        foreach (var (first, second) in paired)
        {
            double a = first.Events, c = second.Events, n1 = first.Total, n2 = second.Total, n = n1 + n2;
            (sum, weight) = (sum + (a * n2 - c * n1) / n, weight + n1 * n2 / n);
            p += (n1 * n1 * c - n2 * n2 * a + n1 * n2 * (n2 - n1) / 2) / (n * n);
            q += (a * (n2 - c) + c * (n1 - a)) / (2 * n);
        }
        var difference = sum / weight;
        return Estimate.Of("risk difference", difference, Math.Sqrt(difference * p + q) / weight, double.PositiveInfinity, DegreesOfFreedomMethod.Infinite, level);
    }

    /// <summary>The common ratio of risks, first over second, with the variance of Greenland and Robins (1985), doi:10.2307/2530643; null where a group has no event in any stratum with both.</summary>
    /// <param name="strata">First and second group of each stratum.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">As for <see cref="CommonRiskDifference"/>.</exception>
    public static Ratio? CommonRiskRatio(IReadOnlyList<(Proportion First, Proportion Second)> strata, double level = 0.95)
    {
        var paired = Paired(strata);
        double r = 0, s = 0, v = 0;
        foreach (var (first, second) in paired)
        {
            double a = first.Events, c = second.Events, n1 = first.Total, n2 = second.Total, n = n1 + n2;
            (r, s, v) = (r + a * n2 / n, s + c * n1 / n, v + (n1 * n2 * (a + c) - a * c * n) / (n * n));
        }
        return r > 0 && s > 0 ? Ratio.Of(Math.Log(r / s), Math.Sqrt(v / (r * s)), level) : null;
    }

    /// <summary>Cochran and Armitage's test of a trend; its z is the signed root of the statistic.</summary>
    /// <param name="groups">Events of each group in order.</param>
    /// <param name="scores">The number that stands for each group.</param>
    /// <exception cref="DataProblemsException">Lists of different length, an impossible count, everybody or nobody with an event, or equal scores.</exception>
    public static TestResult Trend(IReadOnlyList<Proportion> groups, IReadOnlyList<double> scores)
    {
        var problems = new ProblemList();
        if (groups.Count != scores.Count) problems.Add("scores", $"There are {scores.Count} for {groups.Count} groups.");
        for (var i = 0; i < groups.Count; i++) groups[i].Check($"group {i + 1}", problems);
        problems.ThrowIfAny();
        double n = groups.Sum(g => g.Total), p = groups.Sum(g => g.Events) / n, sum = 0, first = 0, second = 0;
        for (var i = 0; i < groups.Count; i++)
        {
            sum += scores[i] * (groups[i].Events - groups[i].Total * p);
            first += groups[i].Total * scores[i];
            second += groups[i].Total * scores[i] * scores[i];
        }
        var variance = p * (1 - p) * (second - first * first / n);
        if (!(variance > 0)) throw new DataProblemsException(new DataProblem("groups", "Everybody or nobody has an event, or all scores are equal; there is no trend to test."));
        var z = sum / Math.Sqrt(variance);
        return new("Cochran-Armitage trend", z, null, 2 * Normal.UpperTail(Math.Abs(z)));
    }

    private static IReadOnlyList<(Proportion First, Proportion Second)> Paired(IReadOnlyList<(Proportion First, Proportion Second)> strata)
    {
        var paired = strata.Where(s => s.First.Total != 0 && s.Second.Total != 0).ToList();
        if (paired.Count == 0) throw new DataProblemsException(new DataProblem("strata", "No stratum has people of both groups."));
        Check(paired);
        return paired;
    }

    private static void Check(IReadOnlyList<(Proportion First, Proportion Second)> strata)
    {
        var problems = new ProblemList();
        for (var i = 0; i < strata.Count; i++)
        {
            strata[i].First.Check($"stratum {i + 1}, first group", problems);
            strata[i].Second.Check($"stratum {i + 1}, second group", problems);
        }
        problems.ThrowIfAny();
        if (!strata.Any(s => s.First.Events + s.Second.Events is > 0 and var e && e < s.First.Total + s.Second.Total))
            throw new DataProblemsException(new DataProblem("strata", "No stratum has both events and people without."));
    }
}
