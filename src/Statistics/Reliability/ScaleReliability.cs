using Confrere.Statistics.Data;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Reliability;

/// <summary>
/// How consistently the items of a scale measure one thing, from one occasion (spec 12.1): alpha, lambda 6, split half; omega comes from
/// <see cref="Omega"/>. Alpha is a lower bound of reliability when errors are independent and equals it when all items have the same
/// true score. Rows with a missing item are left out. O(n k^2), pure. Agrees with psych 2.2.9 and direct algebra in R 4.2 to 1e-10
/// (reference/psy_bfi_agree).
/// </summary>
public sealed class ScaleReliability
{
    private readonly ItemScores _items;
    private readonly double _sum;
    private readonly Lazy<OneFactorModel> _factor;

    private ScaleReliability(ItemScores items)
    {
        _items = items;
        _sum = items.Covariance.Data.Sum();
        Alpha = AlphaOf(items.Covariance, Enumerable.Range(0, items.Count).ToArray());
        _factor = new(() => OneFactorModel.Fit(items.Covariance, items.People, items.Names));
    }

    /// <summary>Reads the items of one scale, reversed items already turned round.</summary>
    /// <exception cref="DataProblemsException">Fewer than two items or three complete people; columns of different length; infinite values; an item that never varies.</exception>
    public static ScaleReliability Of(params IReadOnlyList<NumericColumn> items) => new(ItemScores.Of(items, 2, 3, mayBeConstant: false));

    /// <summary>People with every item.</summary>
    public int People => _items.People;

    /// <summary>Number of items k.</summary>
    public int Items => _items.Count;

    /// <summary>Cronbach's (1951) alpha, k / (k - 1) (1 - sum of item variances / variance of the sum).</summary>
    public double Alpha { get; }

    /// <summary>Alpha of standardised items, from the mean correlation.</summary>
    public double StandardizedAlpha => Items * MeanCorrelation / (1 + (Items - 1) * MeanCorrelation);

    /// <summary>Standard error of alpha under normality: van Zyl, Neudecker and Nel (2000), doi:10.1007/BF02296146.</summary>
    public double AlphaStandardError
    {
        get
        {
            var c = _items.Covariance;
            double trace = c.Trace(), square = Kernels.Dot(c.Data, c.Data), through = (c * c).Data.Sum(), k = Items;
            var q = 2 * k * k / ((k - 1) * (k - 1) * _sum * _sum * _sum) * (_sum * (square + trace * trace) - 2 * trace * through);
            return Math.Sqrt(q / People);
        }
    }

    /// <summary>Guttman's (1945) lambda 6, from squared multiple correlations; null when an item follows exactly from the others.</summary>
    public double? Lambda6
    {
        get
        {
            var r = _items.CorrelationMatrix();
            if (Cholesky.TryOf(r) is not { } factor) return null;
            var inverse = factor.Inverse();
            return 1 - Enumerable.Range(0, Items).Sum(i => 1 / inverse[i, i]) / r.Data.Sum();
        }
    }

    /// <summary>Mean correlation of two items.</summary>
    public double MeanCorrelation => Pairs().Average();

    /// <summary>Median correlation of two items.</summary>
    public double MedianCorrelation => Quantiles.Median([.. Pairs()]);

    /// <summary>Correlation of the sum of odd items with that of even items, stepped up by Spearman and Brown.</summary>
    public double SplitHalf
    {
        get
        {
            var r = ItemScores.Correlation(_items.Totals(j => j % 2 == 0), _items.Totals(j => j % 2 == 1));
            return 2 * r / (1 + r);
        }
    }

    /// <summary>Mean of the sum of all items.</summary>
    public double TotalMean => Kernels.Mean(_items.Totals(_ => true));

    /// <summary>Standard deviation of the sum of all items.</summary>
    public double TotalStandardDeviation => Math.Sqrt(_sum);

    /// <summary>Standard error of measurement of the sum, in points: its standard deviation times sqrt(1 - alpha).</summary>
    public double StandardErrorOfMeasurement => TotalStandardDeviation * Math.Sqrt(1 - Alpha);

    /// <summary>The single-factor model by maximum likelihood and McDonald's omega from it; fitted when first asked for.</summary>
    /// <exception cref="DataProblemsException">Fewer than three items, or an item that follows exactly from the others.</exception>
    public OneFactorModel Omega => _factor.Value;

    /// <summary>Mean, spread and contribution of every item.</summary>
    public IReadOnlyList<ItemStatistics> ItemTable
    {
        get
        {
            var totals = _items.Totals(_ => true);
            return [.. Enumerable.Range(0, Items).Select(i => new ItemStatistics(
                _items.Names[i], Kernels.Mean(_items.Values.Column(i)), Math.Sqrt(_items.Covariance[i, i]),
                ItemScores.Correlation(_items.Values.Column(i), totals), ItemScores.Correlation(_items.Values.Column(i), _items.Totals(j => j != i)),
                Items == 2 ? null : AlphaOf(_items.Covariance, [.. Enumerable.Range(0, Items).Where(j => j != i)])))];
        }
    }

    /// <summary>Feldt's (1965) interval of alpha by the F distribution; exact for normal, essentially tau-equivalent items.</summary>
    public Interval AlphaInterval(double level = 0.95)
    {
        double n = People - 1, m = n * (Items - 1), tail = (1 - level) / 2;
        return new(1 - (1 - Alpha) * FisherF.Quantile(1 - tail, n, m), 1 - (1 - Alpha) * FisherF.Quantile(tail, n, m), level);
    }

    private static double AlphaOf(Matrix covariance, int[] items)
    {
        double all = 0, own = 0, k = items.Length;
        foreach (var i in items)
        {
            own += covariance[i, i];
            foreach (var j in items) all += covariance[i, j];
        }
        return k / (k - 1) * (1 - own / all);
    }

    private IEnumerable<double> Pairs()
    {
        var r = _items.CorrelationMatrix();
        for (var i = 0; i < Items; i++)
            for (var j = 0; j < i; j++) yield return r[i, j];
    }
}
