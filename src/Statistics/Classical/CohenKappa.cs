using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Agreement of two raters beyond chance: Cohen's kappa, plain or with quadratic weights (spec 17.4); variance of Fleiss, Cohen and Everitt (1969),
/// doi:10.1037/h0028106. Pure. Agrees with psych 2.2.9 <c>cohen.kappa</c> to 1e-10 (reference/tests).
/// </summary>
public static class CohenKappa
{
    /// <summary>Kappa of a square table of counts, rows one rater, columns the other.</summary>
    /// <param name="counts">Counts, the same categories in rows and columns.</param>
    /// <param name="quadratic">Whether neighbouring categories count as partly agreed, one minus squared distance.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">The table is not square, has fewer than two categories, or chance alone would agree always.</exception>
    public static Estimate Of(IReadOnlyList<IReadOnlyList<int>> counts, bool quadratic = false, double level = 0.95)
    {
        var k = counts.Count;
        if (k < 2 || counts.Any(r => r.Count != k || r.Any(c => c < 0))) throw new DataProblemsException(new DataProblem("table", "It must be square with at least two categories and no negative count."));
        double n = counts.Sum(r => r.Sum());
        double[] rows = [.. counts.Select(r => r.Sum() / n)], columns = [.. Enumerable.Range(0, k).Select(j => counts.Sum(r => r[j]) / n)];
        double Weight(int i, int j) => quadratic ? 1 - (double)((i - j) * (i - j)) / ((k - 1) * (k - 1)) : i == j ? 1 : 0;
        double observed = 0, chance = 0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                observed += Weight(i, j) * counts[i][j] / n;
                chance += Weight(i, j) * rows[i] * columns[j];
            }
        if (!(n > 0) || !(chance < 1)) throw new DataProblemsException(new DataProblem("table", "Both raters used one and the same category, so agreement beyond chance has no meaning."));
        var kappa = (observed - chance) / (1 - chance);
        double spread = 0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                double own = Enumerable.Range(0, k).Sum(c => columns[c] * Weight(i, c)), other = Enumerable.Range(0, k).Sum(r => rows[r] * Weight(r, j));
                spread += counts[i][j] / n * Math.Pow(Weight(i, j) * (1 - chance) - (own + other) * (1 - observed), 2);
            }
        var variance = (spread - Math.Pow(observed * chance - 2 * chance + observed, 2)) / (n * Math.Pow(1 - chance, 4));
        return Estimate.Of(quadratic ? "quadratically weighted kappa" : "kappa", kappa, Math.Sqrt(variance), double.PositiveInfinity, DegreesOfFreedomMethod.Infinite, level);
    }
}
