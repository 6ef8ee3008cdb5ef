namespace Confrere.Statistics.Resampling;

/// <summary>A quantity computed from some rows of the data; a row may occur several times. It must allocate nothing that it can keep.</summary>
/// <param name="rows">Zero-based rows of the resample, valid during the call only.</param>
public delegate double RowStatistic(ReadOnlySpan<int> rows);
