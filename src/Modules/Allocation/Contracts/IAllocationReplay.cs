using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Opens a programme's seed and makes every allocation again.</summary>
public interface IAllocationReplay
{
    Task<AllocationReplayReport> Verify(ProgrammeId programme);

    /// <summary>The same for the second draw; null where boosters are not drawn.</summary>
    Task<AllocationReplayReport?> VerifyBoosters(ProgrammeId programme);

    /// <summary>Both draws of every programme that opened its enrolment, of the institutions that the current work may see.</summary>
    Task<IReadOnlyList<AllocationReplayReport>> VerifyAll();
}
