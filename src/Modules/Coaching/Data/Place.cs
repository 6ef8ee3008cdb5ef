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
    public PlaceKind Kind { get; init; }

    /// <summary>1 for the first of its kind, 2 for the second: unique, so that one request opens one place.</summary>
    public int Turn { get; init; } = 1;

    /// <summary>A trainee's: it may be coached by somebody of the faculty who is not certified yet, under a certified mentor.</summary>
    public bool IsTrainees { get; init; }

    public required string Offering { get; init; }

    /// <summary>How many meet their coach together; null where one meets a coach alone.</summary>
    public int? GroupSize { get; init; }

    public required int Sessions { get; init; }
    public required int Minutes { get; init; }
    public required Instant OpenedAt { get; init; }
    public required Instant ClosesAt { get; set; }

    /// <summary>Days that it lasts from its coach on; null where the days run from the opening, or run already.</summary>
    public int? WindowOnceBegun { get; set; }

    /// <summary>They withdrew; what is running ends at the next round of housekeeping, which happens at an instant of its own.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>They were told by mail that it opened. Only what follows a course is told so; a course is on their own page.</summary>
    public bool IsTold { get; set; }

    /// <summary>Wishes as JSON, encrypted; empty until they are told.</summary>
    public required string WishesJson { get; set; }

    public Wishes? Wishes => WishesJson.Length == 0 ? null : JsonSerializer.Deserialize<Wishes>(WishesJson);

    public Duration SessionLength => Duration.FromMinutes(Minutes);

    /// <summary>When the block ends if a coach is found now.</summary>
    public Instant BlockEnds(Instant now) => WindowOnceBegun is { } days ? now + Duration.FromDays(days) : ClosesAt;

    /// <summary>By when somebody who is to be in a group hears when it first meets: what they were told on the day it opened.</summary>
    public Instant HearsBy => OpenedAt + GroupPromise;

    /// <summary>A week, as the ready protocol tells its participants.</summary>
    public static readonly Duration GroupPromise = Duration.FromDays(7);

    public void Tell(Wishes wishes) => WishesJson = JsonSerializer.Serialize(wishes);
}
