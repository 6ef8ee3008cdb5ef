using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>The seed and rule of one draw, sealed before anybody could consent. Written once.</summary>
internal abstract class SealedSequence : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>Encrypted under the allocation key and bound to this programme's row.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>Canonical JSON of the rule, encrypted: it holds the block sizes.</summary>
    public required string Rule { get; init; }

    public required string Commitment { get; init; }
    public required Instant SealedAt { get; init; }

    /// <summary>When the seed was opened for everybody; nobody is allocated from this list afterwards.</summary>
    public Instant? OpenedAt { get; set; }
}
