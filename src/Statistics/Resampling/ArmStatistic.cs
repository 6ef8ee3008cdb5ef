namespace Confrere.Statistics.Resampling;

/// <summary>A quantity computed from an allocation, large when the arms differ upwards. It must allocate nothing that it can keep.</summary>
/// <param name="arms">The arm of each row as zero-based level, valid during the call only.</param>
public delegate double ArmStatistic(ReadOnlySpan<int> arms);
