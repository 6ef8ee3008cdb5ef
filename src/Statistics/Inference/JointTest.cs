namespace Confrere.Statistics.Inference;

/// <summary>A test that several contrasts are zero at once.</summary>
/// <param name="Name">What is tested.</param>
/// <param name="F">The F statistic (Wald statistic divided by its numerator degrees of freedom, scaled by the method where it does so).</param>
/// <param name="NumeratorDegreesOfFreedom">Rank of the hypothesis.</param>
/// <param name="DenominatorDegreesOfFreedom">Infinity for the chi-square test.</param>
/// <param name="DegreesOfFreedomMethod">Where the denominator degrees of freedom come from.</param>
/// <param name="PValue">Upper tail of the F distribution.</param>
public sealed record JointTest(
    string Name,
    double F,
    double NumeratorDegreesOfFreedom,
    double DenominatorDegreesOfFreedom,
    DegreesOfFreedomMethod DegreesOfFreedomMethod,
    double PValue)
{
    /// <summary>Completes a test by its p-value.</summary>
    public static JointTest Of(string name, double f, double numerator, double denominator, DegreesOfFreedomMethod method) =>
        new(name, f, numerator, denominator, method, Distributions.FisherF.UpperTail(f, numerator, denominator));
}
