using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A coach's note on a session: encrypted on the server, read by that coach alone, never exported, deleted when it expires.</summary>
internal sealed class Note : ITenantOwned
{
    public required NoteId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required SessionId Session { get; init; }
    public required EngagementId Engagement { get; init; }
    public required PersonId Coach { get; init; }
    public required string Text { get; set; }
    public required Instant WrittenAt { get; set; }

    /// <summary>Set when the engagement ends.</summary>
    public Instant? ExpiresAt { get; set; }
}
