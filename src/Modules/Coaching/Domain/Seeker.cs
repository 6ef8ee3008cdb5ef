using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>Somebody who may be coached and has no coach yet, as matching sees them.</summary>
/// <param name="ClosesAt">When their block ends: a coach's credential must last as long.</param>
internal sealed record Seeker(PersonId Person, PlaceId Place, Wishes Wishes, DateTimeZone Zone, Instant ClosesAt)
{
    /// <summary>May be coached by somebody under a certified mentor.</summary>
    public bool IsTrainee { get; init; }

    /// <summary>The group that they are to be in; null for somebody who meets a coach alone.</summary>
    public GroupWish? Group { get; init; }

    /// <summary>Coaches with whom an earlier course was completed: meeting them again is continuity.</summary>
    public IReadOnlyCollection<PersonId> Completed { get; init; } = [];
}
