namespace Confrere.Analysis.Report.Figures;

/// <summary>A linear axis with round ticks that covers the given values.</summary>
internal sealed record Axis(double From, double To, IReadOnlyList<double> Ticks, int Decimals, double Start, double End)
{
    private const int WantedTicks = 5;

    public static Axis Over(IEnumerable<double> values, double start, double end)
    {
        var list = values.ToList();
        var (low, high) = (list.Min(), list.Max());
        var step = Step(Math.Max(high - low, 1e-9));
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToList();
        return new(ticks[0], ticks[^1], ticks, Math.Max(0, -(int)Math.Floor(Math.Log10(step))), start, end);
    }

    public double At(double value) => Start + (value - From) / (To - From) * (End - Start);

    private static double Step(double range)
    {
        var rough = range / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
