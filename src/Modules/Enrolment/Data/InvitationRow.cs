using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

/// <summary>
/// A personal invitation. It knows the person and never the participant code. It keeps no instant of the consent either: the same
/// instant on both sides would join them as surely as a name.
/// </summary>
internal sealed class InvitationRow : ITenantOwned
{
    public required InvitationId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId ProgrammeId { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>The digest of the link's token, to find the row by.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The token itself, encrypted and bound to this row: a mail that is sent again carries the same link, so that the first one never stops working.</summary>
    public required byte[] Token { get; init; }

    /// <summary>They asked for it on the open page; nobody put them on a list.</summary>
    public bool IsSignUp { get; init; }

    public required Instant InvitedAt { get; init; }
    public required Instant LastMailedAt { get; set; }
    public int Mails { get; set; }
    public InvitationState State { get; set; }

    /// <summary>In their words, encrypted; null when none was given.</summary>
    public byte[]? DeclineReason { get; set; }
}
