using Confrere.Statistics.Random;

namespace Confrere.Statistics.Resampling;

/// <summary>
/// The nonparametric bootstrap: the statistic in resamples drawn with replacement (spec 13.1). Assumes that units are independent (and within a
/// stratum alike). Replicates are drawn in chunks, each from its own stream (seed, stream, chunk), so that the result is the same on any
/// number of cores; the loop allocates nothing of its own. Time: replicates times the cost of the statistic, over all cores.
/// Intervals agree with R 4.2 and its package boot from the same resamples to 1e-10 (reference/bootstrap).
/// Source: Davison and Hinkley 1997, Bootstrap Methods and their Application, chapters 2 and 5.
/// </summary>
/// <param name="Units">What is drawn.</param>
public sealed record Bootstrap(ResamplingUnits Units)
{
    private const int Chunk = 64;

    /// <summary>Number of resamples; 2000 for intervals, 200 for a standard error.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Seed of the stream.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Which stream of the seed.</summary>
    public uint Stream { get; init; }

    /// <summary>Resamples a statistic.</summary>
    /// <param name="statistic">Makes the statistic; called once for each worker, so that it may keep work space of its own.</param>
    /// <returns>The distribution of the statistic, with the jackknife that BCa needs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 replicates.</exception>
    public BootstrapDistribution Run(Func<RowStatistic> statistic)
    {
        var values = new double[Check()];
        ForEachChunk(() => (Statistic: statistic(), Rows: new int[Units.LongestResample]), (state, stream, from, to) =>
        {
            for (var b = from; b < to; b++) values[b] = state.Statistic(state.Rows.AsSpan(0, Units.Draw(stream, state.Rows)));
        });
        var own = statistic();
        return BootstrapDistribution.Of(own(Units.All()), values, LeftOut(own), [.. Units.Strata]);
    }

    /// <summary>Resamples a statistic with its standard error, for studentised intervals.</summary>
    /// <param name="statistic">Makes the statistic; called once for each worker.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 20 replicates.</exception>
    public StudentizedDistribution RunStudentized(Func<StudentizedStatistic> statistic)
    {
        double[] values = new double[Check()], errors = new double[Replicates];
        ForEachChunk(() => (Statistic: statistic(), Rows: new int[Units.LongestResample]), (state, stream, from, to) =>
        {
            for (var b = from; b < to; b++) (values[b], errors[b]) = state.Statistic(state.Rows.AsSpan(0, Units.Draw(stream, state.Rows)));
        });
        var (value, error) = statistic()(Units.All());
        return StudentizedDistribution.Of(value, error, values, errors);
    }

    private int Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 20);
        return Replicates;
    }

    private double[] LeftOut(RowStatistic statistic)
    {
        var rows = new int[Units.All().Length];
        var values = new double[Units.Count];
        for (var u = 0; u < values.Length; u++) values[u] = statistic(rows.AsSpan(0, Units.LeaveOut(u, rows)));
        return values;
    }

    private void ForEachChunk<T>(Func<T> worker, Action<T, Philox, int, int> run) =>
        Parallel.For(0, (Replicates + Chunk - 1) / Chunk, worker, (chunk, _, state) =>
        {
            run(state, new Philox(Seed, Stream, (uint)chunk), chunk * Chunk, Math.Min(Replicates, (chunk + 1) * Chunk));
            return state;
        }, _ => { });
}
