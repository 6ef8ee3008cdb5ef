using NodaTime;

namespace Confrere.Allocation.Features.SeeOwnStart;

/// <param name="Words">The protocol's sentence for whoever was drawn into this arm.</param>
/// <param name="Promise">By when the first session is to be; empty where the protocol promises none.</param>
internal sealed record DrawnStart(string Words, string Promise, Instant DrawnAt, Instant? CoachingOpenedAt);
