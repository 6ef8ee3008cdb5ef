using NodaTime;

namespace Confrere.Allocation.Features.SeeOwnBooster;

/// <param name="Words">The protocol's sentence for whoever was drawn into this arm of the second draw.</param>
internal sealed record DrawnBooster(string Words, Instant DrawnAt, Instant? OpenedAt);
