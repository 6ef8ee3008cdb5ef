namespace Confrere.Statistics.Longitudinal;

/// <summary>An unevaluated sum of two doubles (about 106 significant bits), for sums that must not depend on the order of subjects.</summary>
/// <remarks>Error-free transformations after Dekker (1971) and Knuth; products by fused multiply-add.</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble Zero = new(0, 0);

    public double Value => High + Low;

    public DoubleDouble Plus(DoubleDouble other)
    {
        double sum = High + other.High, part = sum - High;
        double error = (High - (sum - part)) + (other.High - part) + (Low + other.Low);
        return Renormalised(sum, error);
    }

    public DoubleDouble Times(double factor)
    {
        double product = High * factor;
        return Renormalised(product, Math.FusedMultiplyAdd(High, factor, -product) + Low * factor);
    }

    public DoubleDouble PlusProduct(DoubleDouble a, double b) => Plus(a.Times(b));

    private static DoubleDouble Renormalised(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
