using System.Collections.Concurrent;
using System.Globalization;

namespace Confrere.Drills.Load;

/// <summary>Times of requests in milliseconds, each from the moment at which it was to begin, so that a server that makes others wait is seen to (no coordinated omission).</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _all = [];

    public int Count => _all.Count;

    public void Add(TimeSpan time) => _all.Enqueue(time.TotalMilliseconds);

    public string Summary()
    {
        var sorted = _all.Order().ToArray();
        return sorted.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{At(sorted, 0.5):0.0} | {At(sorted, 0.99):0.0} | {At(sorted, 0.999):0.0} | {sorted[^1]:0}");
    }

    /// <returns>The time that this share of the requests did not exceed; 1 for the longest.</returns>
    public double At(double share) => _all.IsEmpty ? double.NaN : At([.. _all.Order()], share);

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1))];
}
