using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>Somebody whose baseline is locked and who waits to be drawn because coach hours are short. It says when they came, and nothing of an arm.</summary>
internal sealed class WaitingDraw : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ParticipantCode Participant { get; init; }

    /// <summary>The order of arrival, from 1: in it they are drawn.</summary>
    public required int Number { get; init; }

    public required Instant Since { get; init; }

    /// <summary>Told to the participant and never moved afterwards; null while no date can be promised.</summary>
    public Instant? PromisedBy { get; set; }

    public Instant? DrawnAt { get; set; }
    public Instant? LeftAt { get; set; }
}
