using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

public interface IAllocationSeals
{
    /// <summary>Null while the programme has not opened its enrolment.</summary>
    Task<AllocationSeal?> Of(ProgrammeId programme);
}
