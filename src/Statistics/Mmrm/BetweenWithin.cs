using Confrere.Statistics.Longitudinal;

namespace Confrere.Statistics.Mmrm;

/// <summary>Degrees of freedom by whether a column changes within subjects (Schluchter and Elashoff 1990; specification 2.5.3).</summary>
/// <remarks>As mmrm 0.3: the intercept counts in neither stratum's columns twice and is tested within.</remarks>
internal sealed class BetweenWithin
{
    // Below this share of its sum of squares a difference between visits is rounding.
    private const double Rounding = 1e-24;
    private readonly double[] _ofCoefficient;

    public BetweenWithin(LongitudinalAccumulator data)
    {
        int p = data.Columns.Count;
        bool[] within = Within(data, p);
        int intercept = data.Columns.ToList().IndexOf("(Intercept)");
        int withinCount = Enumerable.Range(0, p).Count(k => within[k] && k != intercept);
        double between = data.SubjectCount - (p - withinCount);
        double inside = data.RowCount - data.SubjectCount - withinCount;
        _ofCoefficient = [.. Enumerable.Range(0, p).Select(k => within[k] || k == intercept ? inside : between)];
    }

    /// <summary>The smallest among the coefficients that take part.</summary>
    public double Of(ReadOnlySpan<double> weights)
    {
        double smallest = double.PositiveInfinity;
        for (int k = 0; k < weights.Length; k++)
        {
            smallest = weights[k] != 0 ? Math.Min(smallest, _ofCoefficient[k]) : smallest;
        }
        return smallest;
    }

    private static bool[] Within(LongitudinalAccumulator data, int p)
    {
        var within = new bool[p];
        foreach (PatternSums pattern in data.Patterns)
        {
            for (int s = 0; s < pattern.VisitIndices.Length; s++)
            {
                for (int t = 0; t < s; t++)
                {
                    for (int k = 0; k < p; k++)
                    {
                        within[k] |= Differs(pattern, s * (p + 1) + k, t * (p + 1) + k);
                    }
                }
            }
        }
        return within;
    }

    private static bool Differs(PatternSums pattern, int i, int j)
    {
        DoubleDouble square = pattern[i, i].Plus(pattern[j, j]), cross = pattern[i, j];
        return square.PlusProduct(cross, -2).Value > Rounding * square.Value;
    }
}
