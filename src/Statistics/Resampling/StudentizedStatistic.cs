namespace Confrere.Statistics.Resampling;

/// <summary>A quantity with its standard error, both computed from the rows of a resample.</summary>
/// <param name="rows">Zero-based rows of the resample, valid during the call only.</param>
public delegate (double Value, double StandardError) StudentizedStatistic(ReadOnlySpan<int> rows);
