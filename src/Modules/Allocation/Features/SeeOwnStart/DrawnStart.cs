using NodaTime;

namespace Confrere.Allocation.Features.SeeOwnStart;

/// <summary>How one participant starts, for their own eyes.</summary>
/// <param name="Words">The protocol's sentence for whoever is in this arm.</param>
/// <param name="Promise">By when the first session is to be; empty where the protocol promises none.</param>
internal sealed record DrawnStart(string Words, string Promise, Instant DrawnAt, Instant? CoachingOpenedAt)
{
    /// <summary>How it came to that: by which chance, or by none.</summary>
    public required StartedBy By { get; init; }
}
