using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Analysis.Data;

/// <summary>A freeze: written once, never changed. The arms in it are A and B.</summary>
internal sealed class FrozenSet : ITenantOwned
{
    public required FrozenSetId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required string Text { get; init; }
    public required string Dictionary { get; init; }

    /// <summary>Who or what was left out, with the rule's words.</summary>
    public required string Exclusions { get; init; }

    /// <summary>Sessions held. Encrypted, and read by nothing but a run: they would tell the arms apart.</summary>
    public required string Delivery { get; init; }

    public required string DeliveryHash { get; init; }

    /// <summary>What reached participants from outside before the comparison. Encrypted: some of it comes to one arm more than to the other.</summary>
    public required string Outside { get; init; }

    public required string OutsideHash { get; init; }

    /// <summary>Answers that call for help, counted as they may be shown.</summary>
    public required string Distress { get; init; }
    public required string Hash { get; init; }
    public required string DictionaryHash { get; init; }
    public required int Participants { get; init; }
    public required Instant FrozenAt { get; init; }
}
