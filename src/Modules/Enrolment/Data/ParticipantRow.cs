using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

/// <summary>A participant as the trial knows them.</summary>
internal sealed class ParticipantRow : ITenantOwned
{
    public required ParticipantCode Code { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId ProgrammeId { get; init; }
    public required string ZoneId { get; init; }
    public required Instant ConsentedAt { get; init; }
    public required int ProtocolVersion { get; set; }

    /// <summary>Nothing more is asked of them or sent to them.</summary>
    public bool HasWithdrawn { get; set; }

    /// <summary>They left the coaching, alone or with more: a place that has not opened yet never does.</summary>
    public bool HasLeftCoaching { get; set; }

    public Participant ToContract() => new(ProgrammeId, Code, ZoneId, ConsentedAt, ProtocolVersion, HasWithdrawn) { HasLeftCoaching = HasLeftCoaching };
}
