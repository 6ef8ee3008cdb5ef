namespace Confrere.Allocation.Data;

/// <summary>A programme's second draw: when each person's further sessions open.</summary>
internal sealed class BoosterList : SealedSequence
{
    /// <summary>The visit whose answers bring the draw. Sealed beside the rule, so that an amendment cannot move it.</summary>
    public required string AfterVisit { get; init; }
}
