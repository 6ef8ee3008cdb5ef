using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Data;

/// <summary>
/// A line of the pay ledger: one for each held session, or the reversal of a line. It does not say who was coached. A line is entered, then
/// approved, then closed with its period; a closed line never changes.
/// </summary>
internal sealed class PayEntry : ITenantOwned
{
    public required PayEntryId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required PersonId Coach { get; init; }

    /// <summary>Empty for a reversal, and for the line that takes the place of a reversed one.</summary>
    public required SessionId? Session { get; init; }

    public PayEntryId? Reverses { get; init; }
    public required decimal Amount { get; init; }

    /// <summary>Minutes credited against an employed share of time or protected time; 0 where money is paid.</summary>
    public int Minutes { get; init; }

    public required string Basis { get; init; }

    /// <summary>The institution that is charged for a lent coach; empty otherwise.</summary>
    public string ChargedTo { get; init; } = "";

    public required Instant EnteredAt { get; init; }
    public Instant? ApprovedAt { get; set; }
    public PayPeriodId? Period { get; set; }
    public string? Reason { get; init; }

    public PayEntry Reversed(string reason, Instant now) => new()
    {
        Id = NewId.Of<PayEntryId>(), Programme = Programme, Coach = Coach, Session = null, Reverses = Id, Amount = -Amount, Minutes = -Minutes,
        Basis = Basis, ChargedTo = ChargedTo, EnteredAt = now, Reason = reason,
    };
}
