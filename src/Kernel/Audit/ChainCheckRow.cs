using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>What a check of the whole chain found, so that everybody can see when the last one was.</summary>
internal sealed class ChainCheckRow
{
    public required ChainCheckId Id { get; init; }
    public required Instant At { get; init; }
    public required long Facts { get; init; }
    public required int Heads { get; init; }
    public required int Witnessed { get; init; }
    public string? Problem { get; init; }
}
