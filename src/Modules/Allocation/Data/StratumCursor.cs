namespace Confrere.Allocation.Data;

/// <summary>The next place of a stratum in the first draw.</summary>
internal sealed class StratumCursor : SequenceCursor;
