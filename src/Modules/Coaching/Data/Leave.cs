using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>Days on which a coach offers no hours, both ends included, by the coach's own calendar. What is booked stays booked.</summary>
internal sealed class Leave : ITenantOwned
{
    public required LeaveId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required PersonId Coach { get; init; }
    public required LocalDate From { get; init; }
    public required LocalDate Until { get; init; }

    public bool Covers(LocalDate date) => From <= date && date <= Until;
}
