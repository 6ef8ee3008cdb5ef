using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

public interface IAllocationCounts
{
    Task<AllocationCounts> Of(ProgrammeId programme);
}
