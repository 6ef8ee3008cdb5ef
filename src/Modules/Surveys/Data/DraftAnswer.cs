using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Surveys.Data;

/// <summary>An answer given on the way, before the survey is sent. Appended, never altered: the latest of an item is the one that stands.</summary>
internal sealed class DraftAnswer : ITenantOwned
{
    public required DraftAnswerId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ObligationId Obligation { get; init; }

    /// <summary>Rises within the obligation; two answers that arrive together are told apart by it, not by the clock.</summary>
    public required int Ordinal { get; init; }

    public required string Item { get; init; }

    /// <summary>The value in digits, encrypted at rest; empty when the answer was taken back.</summary>
    public required string Value { get; init; }

    public required string ClientKey { get; init; }
    public required Instant GivenAt { get; init; }
}
