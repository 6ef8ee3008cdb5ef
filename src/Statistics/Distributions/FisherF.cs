namespace Confrere.Statistics.Distributions;

/// <summary>The F distribution; infinite denominator degrees of freedom give chi-square divided by its degrees of freedom (spec 5.3).</summary>
public static class FisherF
{
    private const double NearlyChiSquare = 1e12;

    /// <summary>P(F &lt;= f).</summary>
    public static double LowerTail(double f, double numerator, double denominator)
    {
        if (!(f > 0)) return double.IsNaN(f) ? f : 0;
        if (denominator > NearlyChiSquare) return ChiSquare.LowerTail(f * numerator, numerator);
        var sum = denominator + numerator * f;
        return BetaFunction.Regularized(numerator / 2, denominator / 2, numerator * f / sum, denominator / sum);
    }

    /// <summary>P(F &gt; f), the p-value of a joint test.</summary>
    public static double UpperTail(double f, double numerator, double denominator)
    {
        if (!(f > 0)) return double.IsNaN(f) ? f : 1;
        if (double.IsPositiveInfinity(f)) return 0;
        if (denominator > NearlyChiSquare) return ChiSquare.UpperTail(f * numerator, numerator);
        var sum = denominator + numerator * f;
        return BetaFunction.Regularized(denominator / 2, numerator / 2, denominator / sum, numerator * f / sum);
    }

    /// <summary>The f below which a proportion p lies.</summary>
    public static double Quantile(double p, double numerator, double denominator)
    {
        if (p == 0) return 0;
        if (p == 1) return double.PositiveInfinity;
        if (denominator > NearlyChiSquare) return ChiSquare.Quantile(p, numerator) / numerator;
        return QuantileSearch.Positive(
            f => LowerTail(f, numerator, denominator), f => UpperTail(f, numerator, denominator), f => Density(f, numerator, denominator), p, 1);
    }

    /// <summary>Density at a positive f.</summary>
    public static double Density(double f, double numerator, double denominator)
    {
        var sum = denominator + numerator * f;
        return BetaFunction.Density(numerator / 2, denominator / 2, numerator * f / sum, denominator / sum) / f;
    }
}
