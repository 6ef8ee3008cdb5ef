using Confrere.Planning.Contracts;

namespace Confrere.Planning.Domain.Simulation;

/// <summary>
/// A subscale calibrated so that what is observed after rounding to whole answers has the stated baseline mean and SD, the stated
/// correlation between visits and, at month three, the stated means in both arms: the published difference is the truth, not its
/// attenuated shadow.
/// </summary>
internal sealed class ScaleModel
{
    /// <summary>Points of 0 to 10 for a mean answer of 1.</summary>
    public const double PointsPerAnswer = 2.5;
    // Beyond this the two visits would be the same trait; a correlation that the items' reliability cannot carry ends here.
    private const double HighestTraitCorrelation = 0.995;
    private const int Bisections = 40;

    public ScaleModel(ScaleTruth truth)
    {
        Truth = truth;
        var items = truth.Items.Count;
        var share = truth.ItemConsistency / (items - (items - 1) * truth.ItemConsistency);
        Baseline = WithSd(truth, share);
        IfWaiting = After(truth.BaselineMean + truth.WaitingChange);
        IfCoached = After(truth.BaselineMean + truth.WaitingChange + truth.Effect);
        TraitCorrelation = Bisect(0, HighestTraitCorrelation, correlation => Correlation(correlation) < truth.Correlation);
    }

    public ScaleTruth Truth { get; }
    public ItemModel Baseline { get; }
    public ItemModel IfWaiting { get; }
    public ItemModel IfCoached { get; }
    public double TraitCorrelation { get; }

    /// <summary>The difference, coached minus waiting, that this model really has, in points.</summary>
    public double AttainedEffect => PointsPerAnswer * (IfCoached.Expected() - IfWaiting.Expected());

    public double AttainedBaselineMean => PointsPerAnswer * Baseline.Expected();

    public double AttainedBaselineSd => Sd(Baseline);

    public double AttainedCorrelation => Correlation(TraitCorrelation);

    private static ItemModel WithSd(ScaleTruth truth, double share)
    {
        ItemModel At(double spread) => ItemModel.WithExpected(truth.BaselineMean / PointsPerAnswer, spread, share);
        return At(Bisect(0.05, 6, spread => Sd(At(spread), truth.Items.Count) < truth.BaselineSd));
    }

    private ItemModel After(double points) => ItemModel.WithExpected(points / PointsPerAnswer, Baseline.Spread, Baseline.TraitShare);

    private double Sd(ItemModel item) => Sd(item, Truth.Items.Count);

    // Variance of a mean of exchangeable items: what the trait explains, and the rest divided among them.
    private static double Sd(ItemModel item, int items)
    {
        var mean = item.Expected();
        var between = NormalGrid.Expectation(z => Math.Pow(item.Expected(z) - mean, 2));
        var within = NormalGrid.Expectation(z => item.ExpectedSquare(z) - Math.Pow(item.Expected(z), 2));
        return PointsPerAnswer * Math.Sqrt(between + within / items);
    }

    private double Correlation(double traits)
    {
        var product = NormalGrid.Product(Baseline.Expected, IfWaiting.Expected, traits);
        var covariance = product - Baseline.Expected() * IfWaiting.Expected();
        return PointsPerAnswer * PointsPerAnswer * covariance / (Sd(Baseline) * Sd(IfWaiting));
    }

    private static double Bisect(double low, double high, Func<double, bool> isTooLow)
    {
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            if (isTooLow(middle)) low = middle; else high = middle;
        }
        return (low + high) / 2;
    }
}
