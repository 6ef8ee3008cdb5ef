using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>A head that was signed, kept beside the log so that it can be given to witnesses.</summary>
internal sealed class HeadRow
{
    public required long Size { get; init; }
    public required string Text { get; init; }
    public required Instant SignedAt { get; init; }
}
