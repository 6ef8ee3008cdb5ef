namespace Confrere.Statistics.Mmrm;

/// <summary>A positive definite correlation matrix as a twice differentiable function of unconstrained parameters.</summary>
internal abstract class CorrelationFamily(int visits)
{
    // A start this far from the ends of (-1, 1) leaves Newton's method room on either side.
    private const double LargestStart = 0.95;

    public int Visits { get; } = visits;

    public abstract int Count { get; }

    public abstract void Start(ReadOnlySpan<double> correlation, Span<double> parameters);

    /// <summary>R, dR (Count blocks) and d2R (Count by Count blocks).</summary>
    public abstract void Evaluate(ReadOnlySpan<double> parameters, Span<double> r, Span<double> first, Span<double> second);

    /// <summary>One entry of R for each parameter in natural scale, with its name.</summary>
    public abstract IEnumerable<(string Name, int Row, int Column)> Representatives(IReadOnlyList<string> visits);

    protected static double Inside(double correlation) => Math.Clamp(double.IsFinite(correlation) ? correlation : 0, -LargestStart, LargestStart);

    /// <summary>Mean correlation at a distance.</summary>
    protected double AtLag(ReadOnlySpan<double> correlation, int lag)
    {
        double sum = 0;
        for (int s = lag; s < Visits; s++)
        {
            sum += correlation[s * Visits + s - lag];
        }
        return sum / (Visits - lag);
    }
}
