using System.Text.Json;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// A person's right to an offering, from the day it opened until its window ends. It knows the person and not their code: nothing in this
/// schema joins the two. Its instants are those of the allocation or of an answer, so they are encrypted under the link key. The dose is copied from the protocol, so that a later version does not change what was promised.
/// </summary>
internal sealed class Place : ITenantOwned
{
    public required PlaceId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Person { get; init; }
    public required string Offering { get; init; }
    public required int Sessions { get; init; }
    public required int Minutes { get; init; }
    public required Instant OpenedAt { get; init; }
    public required Instant ClosesAt { get; set; }

    /// <summary>They withdrew; what is running ends at the next round of housekeeping, which happens at an instant of its own.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Wishes as JSON, encrypted; empty until they are told.</summary>
    public required string WishesJson { get; set; }

    public Wishes? Wishes => WishesJson.Length == 0 ? null : JsonSerializer.Deserialize<Wishes>(WishesJson);

    public Duration SessionLength => Duration.FromMinutes(Minutes);

    public void Tell(Wishes wishes) => WishesJson = JsonSerializer.Serialize(wishes);
}
