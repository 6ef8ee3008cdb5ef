using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Opens a programme's seed and makes every allocation again.</summary>
public interface IAllocationReplay
{
    Task<AllocationReplayReport> Verify(ProgrammeId programme);

    /// <summary>Every programme that has a sealed list, of the institutions that the current work may see.</summary>
    Task<IReadOnlyList<AllocationReplayReport>> VerifyAll();
}
