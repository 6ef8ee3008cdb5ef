namespace Confrere.Allocation.Data;

/// <summary>The next place of a stratum in the second draw.</summary>
internal sealed class BoosterCursor : SequenceCursor;
