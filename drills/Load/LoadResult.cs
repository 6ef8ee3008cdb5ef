namespace Confrere.Drills.Load;

/// <summary>What one database's measurement found: requests a second at most, and milliseconds at the stated rate of arrivals.</summary>
/// <param name="LongestP99">What the p99 was promised not to exceed on a disk that flushes as fast as this one.</param>
internal sealed record LoadResult(double Submits, double ParseOnly, double BareStore, double Pages, double BarePages, double P99, double LongestP99, double Longest);
