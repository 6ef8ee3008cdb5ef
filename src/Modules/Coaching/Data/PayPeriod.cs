using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>A closed period of a programme's pay: what it holds does not change any more; a correction is a reversal in the next.</summary>
internal sealed class PayPeriod : ITenantOwned
{
    public required PayPeriodId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>1, 2, 3 within the programme: unique, so that a period is closed once.</summary>
    public required int Number { get; init; }

    public required Instant ClosedAt { get; init; }
}
