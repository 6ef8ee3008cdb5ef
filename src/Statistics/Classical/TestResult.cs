namespace Confrere.Statistics.Classical;

/// <summary>A test that has a statistic and a p-value and estimates nothing.</summary>
/// <param name="Name">What is tested, and how.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="DegreesOfFreedom">Of the chi-square or t distribution (of an F test those of the denominator); null for normal and exact tests.</param>
/// <param name="PValue">Two-sided, or upper tail of chi-square and F.</param>
public sealed record TestResult(string Name, double Statistic, double? DegreesOfFreedom, double PValue)
{
    internal static TestResult ChiSquare(string name, double statistic, double df) => new(name, statistic, df, Distributions.ChiSquare.UpperTail(statistic, df));
}
