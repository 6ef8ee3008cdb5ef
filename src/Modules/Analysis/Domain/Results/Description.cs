using Confrere.Statistics.Distributions;

namespace Confrere.Analysis.Domain.Results;

/// <summary>What one arm's values look like. Mean and SD are null where too few values allow none.</summary>
internal sealed record Description(int N, double? Mean, double? Sd, Limits? MeanLimits, Limits? SdLimits)
{
    public static Description Of(IReadOnlyList<double> values, double level)
    {
        var n = values.Count;
        if (n == 0) return new(0, null, null, null, null);
        var mean = values.Sum() / n;
        if (n == 1) return new(1, mean, null, null, null);
        var squares = values.Sum(value => (value - mean) * (value - mean));
        var sd = Math.Sqrt(squares / (n - 1));
        var half = StudentT.Quantile(0.5 + level / 2, n - 1) * sd / Math.Sqrt(n);
        var sdLimits = new Limits(Math.Sqrt(squares / ChiSquare.Quantile(0.5 + level / 2, n - 1)), Math.Sqrt(squares / ChiSquare.Quantile(0.5 - level / 2, n - 1)));
        return new(n, mean, sd, new(mean - half, mean + half), sdLimits);
    }
}
