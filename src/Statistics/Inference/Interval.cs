namespace Confrere.Statistics.Inference;

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Lower limit, in the unit of the estimate.</param>
/// <param name="Upper">Upper limit, in the unit of the estimate.</param>
/// <param name="Level">Confidence level between 0 and 1.</param>
public readonly record struct Interval(double Lower, double Upper, double Level)
{
    /// <summary>Whether the value lies inside or on a limit.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The same interval after a monotone change of scale.</summary>
    public Interval Map(Func<double, double> scale)
    {
        var (a, b) = (scale(Lower), scale(Upper));
        return new(Math.Min(a, b), Math.Max(a, b), Level);
    }
}
