namespace Confrere.Statistics.Inference;

/// <summary>Twice the difference of two maximised log-likelihoods, referred to the chi-square distribution.</summary>
/// <param name="ChiSquare">The statistic, not negative.</param>
/// <param name="DegreesOfFreedom">Difference in the number of parameters.</param>
/// <param name="PValue">Upper tail; conservative when a variance under test lies on its boundary.</param>
public sealed record LikelihoodRatioTest(double ChiSquare, int DegreesOfFreedom, double PValue)
{
    /// <summary>Compares a model with one nested in it.</summary>
    /// <param name="larger">Log-likelihood and number of parameters of the larger model.</param>
    /// <param name="smaller">The same of the nested model, fitted to the same rows by the same method.</param>
    /// <exception cref="ArgumentException">The larger model does not have more parameters.</exception>
    public static LikelihoodRatioTest Of(InformationCriteria larger, InformationCriteria smaller)
    {
        var df = larger.Parameters - smaller.Parameters;
        if (df <= 0) throw new ArgumentException("The larger model must have more parameters than the one nested in it.", nameof(larger));
        var statistic = Math.Max(0, 2 * (larger.LogLikelihood - smaller.LogLikelihood));
        return new(statistic, df, Distributions.ChiSquare.UpperTail(statistic, df));
    }
}
