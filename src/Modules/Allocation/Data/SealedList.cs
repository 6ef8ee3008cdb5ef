namespace Confrere.Allocation.Data;

/// <summary>A programme's first draw.</summary>
internal sealed class SealedList : SealedSequence;
