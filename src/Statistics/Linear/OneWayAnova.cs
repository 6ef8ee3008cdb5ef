using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Linear;

/// <summary>
/// One-way analysis of variance by direct sums of squares about group means (spec 1.7). Rows with a missing response or group are left
/// out. O(n), pure. Certified digits: NIST StRD analysis-of-variance sets (LRE 9 or more; SmLs07 as far as its input digits allow).
/// </summary>
/// <param name="BetweenSumOfSquares">Between groups.</param>
/// <param name="WithinSumOfSquares">Within groups.</param>
/// <param name="Test">F test that all group means are equal.</param>
public sealed record OneWayAnova(double BetweenSumOfSquares, double WithinSumOfSquares, JointTest Test)
{
    /// <summary>Share of the total sum of squares that lies between groups.</summary>
    public double RSquared => BetweenSumOfSquares / (BetweenSumOfSquares + WithinSumOfSquares);

    /// <summary>Pooled standard deviation within groups.</summary>
    public double ResidualStandardDeviation => Math.Sqrt(WithinSumOfSquares / Test.DenominatorDegreesOfFreedom);

    /// <summary>Analyses a numeric column by groups.</summary>
    /// <exception cref="Problems.DataProblemsException">A column is absent, the response infinite or not numeric, or there are fewer than two groups or no more rows than groups.</exception>
    public static OneWayAnova Of(Frame frame, string response, string group)
    {
        var data = ModelData.Of(frame.WithFactor(group), response, [Term.Of(group)]);
        var factor = data.Used.Factor(group);
        if (data.Response.Length <= factor.Levels.Count)
            throw new Problems.DataProblemsException(Problems.DataProblem.InColumn(group, "Every group has a single row, so the variance within groups is unknown."));
        // Any constant may be subtracted; one of the values is subtracted exactly where values share leading digits.
        var shift = data.Response[0];
        var groups = factor.Levels.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < data.Response.Length; i++) groups[factor.Codes[i]].Add(data.Response[i] - shift);
        var grand = Kernels.Mean(groups.SelectMany(g => g).ToArray());
        double between = 0, within = 0;
        foreach (var values in groups.Select(g => g.ToArray()))
        {
            var mean = Kernels.Mean(values);
            between += values.Length * (mean - grand) * (mean - grand);
            within += Kernels.CentredSumOfSquares(values);
        }
        var (numerator, denominator) = (groups.Length - 1, data.Response.Length - groups.Length);
        return new(between, within, JointTest.Of(group, between / numerator / (within / denominator), numerator, denominator, DegreesOfFreedomMethod.Residual));
    }
}
