using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>
/// Minimisation (Pocock and Simon 1975, Biometrics 31:103): the arm that would leave the factors' margins most alike is preferred, and
/// chance decides whether it is taken. With unequal ratios the chance of each preferred arm is set so that the ratio is kept (biased-coin
/// minimisation: Han, Enas and McEntegart 2009, Stat Med 28:3017). Pure; place "minimisation", "all", position of the stream.
/// </summary>
internal sealed class Minimiser(byte[] seed, AllocationRule rule)
{
    public const int Certain = 10_000;

    // Scores are sums of a few quotients of small whole numbers; what differs at all differs by far more than rounding.
    private const double Tie = 1e-9;

    private readonly MinimisationRule _minimisation = rule.Minimisation ?? throw new ArgumentException("The rule does not minimise.", nameof(rule));

    /// <summary>What each arm would cost, in the rule's order; least is best.</summary>
    public IReadOnlyList<double> Scores(Margins margins, IReadOnlyDictionary<string, string> levels) =>
        [.. Enumerable.Range(0, rule.Arms.Count).Select(arm => rule.AllFactors.Sum(factor => factor.Weight * Imbalance(margins.Of(factor.Code, levels[factor.Code]), arm)))];

    /// <summary>The arms that balance best; more than one when they tie.</summary>
    public IReadOnlyList<RuledArm> Best(IReadOnlyList<double> scores) => [.. rule.Arms.Where((_, place) => scores[place] <= scores.Min() + Tie)];

    public Drawn At(int position, Margins margins, IReadOnlyDictionary<string, string> levels)
    {
        var stream = new AllocationStream(seed, "minimisation", AllocationRule.Everybody, position);
        var best = Best(Scores(margins, levels));
        var preferred = Shares.Pick(best, stream);
        var taken = stream.Below(Certain * Others(Smallest)) < Chance(preferred) ? preferred : Shares.Pick([.. rule.Arms.Where(arm => arm != preferred)], stream);
        return new(new ArmCode(taken.Code), Probability(taken, best));
    }

    /// <summary>The chance of an arm before the draw: over every arm that could be preferred, that it is and what follows.</summary>
    public double Probability(RuledArm arm, IReadOnlyList<RuledArm> best) =>
        best.Sum(preferred => preferred.Ratio / (double)best.Sum(tied => tied.Ratio) * (preferred == arm ? Taken(preferred) : (1 - Taken(preferred)) * arm.Ratio / Others(preferred)));

    private double Imbalance(IReadOnlyList<int> counts, int arm)
    {
        if (_minimisation.Measure == MinimisationRule.MarginalTotal) return counts[arm] / (double)rule.Arms[arm].Ratio;
        var after = counts.Select((count, place) => (count + (place == arm ? 1 : 0)) / (double)rule.Arms[place].Ratio).ToList();
        if (_minimisation.Measure == MinimisationRule.Range) return after.Max() - after.Min();
        var mean = after.Sum() / after.Count;
        return after.Sum(value => (value - mean) * (value - mean)) / (after.Count - 1);
    }

    private RuledArm Smallest => rule.Arms.MinBy(arm => arm.Ratio)!;

    private int Others(RuledArm arm) => rule.Shares - arm.Ratio;

    // Han et al.: P(k) = 1 - (R - r_k) / (R - r_min) (1 - p), in whole parts of 10,000 (R - r_min), so that the draw is exact.
    private int Chance(RuledArm preferred) => Certain * Others(Smallest) - Others(preferred) * (Certain - _minimisation.BestOfTenThousand);

    private double Taken(RuledArm preferred) => Chance(preferred) / (double)(Certain * Others(Smallest));
}
