namespace Confrere.Kernel.Audit;

/// <summary>A fact that waits for its place in the chain. Stored with the fact, removed with the link.</summary>
internal sealed class PendingFact
{
    /// <summary>Rises with every stored fact; on PostgreSQL with gaps, which is why it is not the sequence itself.</summary>
    public long Ordinal { get; init; }
    public required FactId FactId { get; init; }
}
