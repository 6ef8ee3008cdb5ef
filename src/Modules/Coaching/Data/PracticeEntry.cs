using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Minutes of practice on a day: no person and no content.</summary>
internal sealed class PracticeEntry : ITenantOwned
{
    public required PracticeEntryId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }
    public required LocalDate On { get; init; }
    public required int Minutes { get; init; }
    public required PracticeKind Kind { get; init; }

    /// <summary>Where whoever led the gathering recorded that the coach was there; null where the coach logged it.</summary>
    public GatheringId? Gathering { get; init; }
}
