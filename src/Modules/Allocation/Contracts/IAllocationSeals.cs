using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

public interface IAllocationSeals
{
    /// <summary>Null while the programme has not opened its enrolment.</summary>
    Task<AllocationSeal?> Of(ProgrammeId programme);

    /// <summary>The second draw's; null where boosters are not drawn, or enrolment is not open yet.</summary>
    Task<AllocationSeal?> OfBoosters(ProgrammeId programme);
}
