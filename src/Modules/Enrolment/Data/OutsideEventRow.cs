using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Data;

internal readonly record struct OutsideEventId(Guid Value) : ITypedId<OutsideEventId>
{
    public static OutsideEventId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Told once, never altered. The instant of telling is in no column: beside a director's own memory of it, it would name the code.</summary>
internal sealed class OutsideEventRow : ITenantOwned
{
    public required OutsideEventId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId ProgrammeId { get; init; }
    public required ParticipantCode Code { get; init; }
    public required string Kind { get; init; }
    public required LocalDate On { get; init; }
    public required string ToldBy { get; init; }
}
