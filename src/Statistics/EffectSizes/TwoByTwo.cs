using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>
/// Events in two independent groups, first against second (treated against control): ratios, difference, number needed to treat and
/// Fisher's exact test (spec 6.3, 6.4). Ratios are null where a zero cell leaves their logarithm or its error without a value. O(n) for
/// the exact test, pure. Agrees with R 4.2 to 1e-9; R's own fisher.test stops at 1e-4.
/// </summary>
public sealed class TwoByTwo
{
    private readonly double _level;
    private readonly FisherExact _fisher;

    /// <summary>Compares two proportions.</summary>
    /// <exception cref="DataProblemsException">A count is negative or exceeds its total.</exception>
    public TwoByTwo(Proportion first, Proportion second, double level = 0.95)
    {
        var problems = new ProblemList();
        first.Check("first group", problems);
        second.Check("second group", problems);
        problems.ThrowIfAny();
        (First, Second, _level) = (first, second, level);
        _fisher = new(A, B, C, D);
    }

    /// <summary>The first (treated) group.</summary>
    public Proportion First { get; }

    /// <summary>The second (control) group.</summary>
    public Proportion Second { get; }

    private int A => First.Events;
    private int B => First.Total - First.Events;
    private int C => Second.Events;
    private int D => Second.Total - Second.Events;

    /// <summary>Relative risk; null when a group has no event.</summary>
    public Ratio? RiskRatio => A == 0 || C == 0 ? null
        : Ratio.Of(Math.Log(First.Value / Second.Value), Math.Sqrt(1.0 / A - 1.0 / First.Total + 1.0 / C - 1.0 / Second.Total), _level);

    /// <summary>Odds ratio; null when a cell is empty.</summary>
    public Ratio? OddsRatio => A == 0 || B == 0 || C == 0 || D == 0 ? null
        : Ratio.Of(Math.Log((double)A * D / ((double)B * C)), Math.Sqrt(1.0 / A + 1.0 / B + 1.0 / C + 1.0 / D), _level);

    /// <summary>Difference of proportions, first minus second.</summary>
    public double RiskDifference => First.Value - Second.Value;

    /// <summary>Newcombe's (1998, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I) interval from two Wilson intervals.</summary>
    public Interval RiskDifferenceInterval
    {
        get
        {
            var (w, v) = (First.Wilson(_level), Second.Wilson(_level));
            return new(RiskDifference - Hypotenuse(First.Value - w.Lower, v.Upper - Second.Value), RiskDifference + Hypotenuse(w.Upper - First.Value, Second.Value - v.Lower), _level);
        }
    }

    /// <summary>The score interval of Miettinen and Nurminen (1985); the one to report for small groups or rare events.</summary>
    public Interval RiskDifferenceScore => ScoreInterval.Difference(First, Second, _level);

    /// <summary>The score interval of the relative risk, Miettinen and Nurminen (1985): also with an empty cell, where a limit is 0 or infinite; null without any event.</summary>
    public Interval? RiskRatioScore => ScoreInterval.Ratio(First, Second, _level);

    /// <summary>Wald's interval of the difference; too short in small samples, given for comparison with older reports.</summary>
    public Interval RiskDifferenceWald
    {
        get
        {
            var half = Normal.Quantile(0.5 + _level / 2) * Hypotenuse(Error(First), Error(Second));
            return new(RiskDifference - half, RiskDifference + half, _level);
        }
    }

    /// <summary>People to treat for one event more (positive) or fewer (negative): one over the difference; null when the proportions are equal.</summary>
    public double? NumberNeededToTreat => RiskDifference == 0 ? null : 1 / RiskDifference;

    /// <summary>Interval of <see cref="NumberNeededToTreat"/>; null when the difference may be zero, because the number then runs through infinity.</summary>
    public Interval? NumberNeededToTreatInterval => RiskDifferenceInterval.Contains(0) ? null : RiskDifferenceInterval.Map(d => 1 / d);

    /// <summary>Two-sided p-value of Fisher's exact test: tables no more probable than the observed one.</summary>
    public double FisherPValue => _fisher.PValue;

    /// <summary>Conditional maximum-likelihood odds ratio; 0 or infinity at the ends of the possible range.</summary>
    public double ConditionalOddsRatio => _fisher.OddsRatio;

    /// <summary>Exact interval of <see cref="ConditionalOddsRatio"/>.</summary>
    public Interval ConditionalOddsRatioInterval => _fisher.Interval(_level);

    /// <summary>Correlation of group and event; null when nobody or everybody has the event.</summary>
    public double? Phi => A + C == 0 || B + D == 0 ? null
        : ((double)A * D - (double)B * C) / Math.Sqrt((double)First.Total * Second.Total * (A + C) * (B + D));

    /// <summary>The log odds ratio in standard deviations of the logistic distribution (Cox 1970); null when a cell is empty.</summary>
    public double? LogitD => OddsRatio is { } odds ? Math.Log(odds.Value) * Math.Sqrt(3) / Math.PI : null;

    /// <summary>Cohen's h: difference of arcsine-transformed proportions.</summary>
    public double CohenH => 2 * Math.Asin(Math.Sqrt(First.Value)) - 2 * Math.Asin(Math.Sqrt(Second.Value));

    private static double Error(Proportion p) => Math.Sqrt(p.Value * (1 - p.Value) / p.Total);

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
