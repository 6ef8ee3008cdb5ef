using NodaTime;

namespace Confrere.Allocation.Features.SeeOwnStart;

/// <param name="Words">The protocol's sentence for whoever was drawn into this arm.</param>
internal sealed record DrawnStart(string Words, Instant DrawnAt, Instant? CoachingOpenedAt);
