using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// A note or a goal of a pair as the browser sealed it. The server has no key to it: who wrote it, to which session it belongs and when is known
/// here, what it says is not. The identifier is the browser's, because the note's key follows from it.
/// </summary>
internal sealed class Note : ITenantOwned
{
    /// <summary>A goal of the pair; kept like a shared note, to no session.</summary>
    public const string Goal = "goal";

    public required NoteId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required EngagementId Engagement { get; init; }

    /// <summary>Empty for a goal.</summary>
    public required SessionId? Session { get; init; }

    /// <summary>One of <see cref="Protocols.Contracts.RecordRules.Kinds"/>, or <see cref="Goal"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One more with each change; authenticated with the text, so that an older one cannot be put back under a newer number.</summary>
    public required int Version { get; set; }

    public required string Sealed { get; set; }
    public required Instant WrittenAt { get; set; }

    /// <summary>How long it outlives the pair, as the protocol said when it was first kept.</summary>
    public required int DaysKept { get; init; }

    /// <summary>Set when the engagement ends.</summary>
    public Instant? ExpiresAt { get; set; }
}
