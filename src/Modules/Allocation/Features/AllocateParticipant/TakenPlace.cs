using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>A place of a sealed list that was taken and is not stored yet.</summary>
internal sealed record TakenPlace(RuledArm Arm, RecordedAllocation Drawn, byte[] Salt)
{
    /// <summary>What the fact states. Nothing in clear: levels are answers, and with the margins a probability would tell the arm.</summary>
    public string Commitment => Commitments.OfAllocation(Salt, Drawn);
}
