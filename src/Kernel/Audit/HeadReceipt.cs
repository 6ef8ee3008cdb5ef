using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>A witness took a head.</summary>
internal sealed class HeadReceipt
{
    public required string Witness { get; init; }
    public required long Size { get; init; }
    public required Instant GivenAt { get; init; }
}
