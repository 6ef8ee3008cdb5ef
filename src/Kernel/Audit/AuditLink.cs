namespace Confrere.Kernel.Audit;

/// <summary>A fact's place in the chain. The order is the sequence, never the time.</summary>
internal sealed class AuditLink
{
    public required long Sequence { get; init; }
    public required FactId FactId { get; init; }
    public required byte[] Hash { get; init; }
}
