using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>A round that was closed: who was in it, fixed at that moment. Written once.</summary>
internal sealed class DrawRound : ITenantOwned
{
    public required ProgrammeId Programme { get; init; }
    public InstitutionId InstitutionId { get; init; }

    /// <summary>Counted from 1 without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>The participant codes in ordinal order, a line feed between two.</summary>
    public required string Members { get; init; }

    /// <summary>Of a lottery; null for the other methods.</summary>
    public int? Places { get; init; }

    /// <summary>False where a lottery had places for all who applied: chance gave nobody anything in this round.</summary>
    public required bool IsDrawn { get; init; }

    public required Instant ClosedAt { get; init; }

    public IReadOnlyList<string> Codes() => Members.Split('\n');
}
