using System.Text.Json;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Allocation.Data;

/// <summary>
/// Which arm of a draw a participant was given: the only place where the two stand together. Everything but the start of what the arm gives
/// is written once; nobody is drawn again from the same list.
/// </summary>
internal abstract class DrawnParticipant : ITenantOwned
{
    public required AllocationId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required ProgrammeId Programme { get; init; }
    public required ParticipantCode Participant { get; init; }
    public required string Stratum { get; init; }

    /// <summary>Counted from 0 within the stratum, without gaps.</summary>
    public required int Position { get; init; }

    public required ArmCode Arm { get; init; }

    /// <summary>The level of each factor at the draw, as canonical JSON; "{}" when there are none.</summary>
    public string Levels { get; init; } = "{}";

    /// <summary>The chance that the arm had at this draw; null in permuted blocks, where the place decides.</summary>
    public double? Probability { get; init; }

    public required byte[] Salt { get; init; }
    public required Instant AllocatedAt { get; init; }
    public Instant? CoachingOpenedAt { get; set; }

    public RecordedAllocation Recorded() => new(Participant.Value, Stratum, Position, LevelsOf(Levels), Arm.Value, Probability);

    public static IReadOnlyDictionary<string, string> LevelsOf(string stored) => JsonSerializer.Deserialize<Dictionary<string, string>>(stored)!;
}
