namespace Confrere.Statistics.Distributions;

/// <summary>Inverts a decreasing tail probability on a positive half-line: Newton on its logarithm, kept inside a bracket.</summary>
internal static class QuantileSearch
{
    private const int MostSteps = 200;

    /// <summary>The x with lower tail p, working on the smaller of the two tails.</summary>
    public static double Positive(Func<double, double> lowerTail, Func<double, double> upperTail, Func<double, double> density, double p, double start) =>
        p < 0.5 ? Search(lowerTail, density, p, start, rising: true) : Search(upperTail, density, 1 - p, start, rising: false);

    /// <param name="tail">A tail probability, rising or falling in x.</param>
    /// <param name="density">The absolute derivative of the tail.</param>
    /// <param name="p">Wanted tail probability.</param>
    /// <param name="start">Positive first guess.</param>
    /// <param name="rising">Whether the tail is the lower one.</param>
    public static double Search(Func<double, double> tail, Func<double, double> density, double p, double start, bool rising)
    {
        double low = 0, high = double.PositiveInfinity, x = start, target = Math.Log(p);
        for (var i = 0; i < MostSteps; i++)
        {
            var value = tail(x);
            if (value == p) return x;
            if (value < p == rising) low = x;
            else high = x;
            // Newton for log tail as a function of log x, which is nearly straight for heavy and light tails alike.
            var slope = density(x) * x / value;
            var next = x * Math.Exp((Math.Log(value) - target) / (rising ? -slope : slope));
            // Newton squares the relative error, so a step of 1e-9 leaves nothing that a double could hold.
            if (Math.Abs(next - x) <= 1e-9 * x) return next;
            if (!(next > low && next < high)) next = double.IsPositiveInfinity(high) ? 2 * x : low == 0 ? high / 2 : 0.5 * (low + high);
            x = next;
        }
        return x;
    }
}
