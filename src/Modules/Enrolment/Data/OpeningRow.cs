using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

/// <summary>Enrolment of a programme was opened: once, under this protocol. It is closed once, too.</summary>
internal sealed class OpeningRow : ITenantOwned
{
    public required ProgrammeId ProgrammeId { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string ProtocolHash { get; init; }
    public required Instant OpenedAt { get; init; }

    /// <summary>From then on nobody is invited, asked or taken in.</summary>
    public Instant? ClosedAt { get; set; }
}
