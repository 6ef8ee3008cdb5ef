using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.EffectSizes;

/// <summary>The values of one group that are present, with their mean and variance.</summary>
internal sealed class Sample
{
    private Sample(double[] values)
    {
        Values = values;
        Mean = Kernels.Mean(values);
        Variance = Kernels.CentredSumOfSquares(values) / (values.Length - 1);
    }

    public double[] Values { get; }
    public int Count => Values.Length;
    public double Mean { get; }
    public double Variance { get; }
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Leaves out NaN; notes fewer than two values, infinities and a constant as problems.</summary>
    public static Sample Of(string name, IEnumerable<double> values, ProblemList problems)
    {
        double[] all = [.. values];
        for (var row = 0; row < all.Length; row++)
            if (double.IsInfinity(all[row])) problems.Cell(name, row, "The value is infinite.");
        double[] present = [.. all.Where(v => !double.IsNaN(v))];
        if (present.Length < 2) problems.Column(name, $"It has {present.Length} {(present.Length == 1 ? "value" : "values")}; a standard deviation needs at least two.");
        else if (present.AsSpan().IndexOfAnyExcept(present[0]) < 0) problems.Column(name, $"Every value is {present[0]}, so differences cannot be expressed in standard deviations.");
        return new(present);
    }

    public static double Pooled(Sample a, Sample b) => Math.Sqrt(((a.Count - 1) * a.Variance + (b.Count - 1) * b.Variance) / (a.Count + b.Count - 2));
}
