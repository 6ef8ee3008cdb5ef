namespace Confrere.Statistics.Distributions;

/// <summary>Noncentral F as a Poisson mixture of beta integrals; relative error below 1e-9 against mpmath (spec 5.4).</summary>
public static class NoncentralF
{
    /// <summary>P(F &lt;= f).</summary>
    public static double LowerTail(double f, double numerator, double denominator, double noncentrality)
    {
        if (!(f > 0)) return double.IsNaN(f) ? f : 0;
        if (double.IsPositiveInfinity(denominator)) return NoncentralChiSquare.LowerTail(f * numerator, numerator, noncentrality);
        var sum = denominator + numerator * f;
        return PoissonMixture.Expect(noncentrality / 2, j => BetaFunction.Regularized(numerator / 2 + j, denominator / 2, numerator * f / sum, denominator / sum));
    }

    /// <summary>P(F &gt; f), the power of an F test at critical value f.</summary>
    public static double UpperTail(double f, double numerator, double denominator, double noncentrality)
    {
        if (!(f > 0)) return double.IsNaN(f) ? f : 1;
        if (double.IsPositiveInfinity(denominator)) return NoncentralChiSquare.UpperTail(f * numerator, numerator, noncentrality);
        var sum = denominator + numerator * f;
        return PoissonMixture.Expect(noncentrality / 2, j => BetaFunction.Regularized(denominator / 2, numerator / 2 + j, denominator / sum, numerator * f / sum));
    }
}
