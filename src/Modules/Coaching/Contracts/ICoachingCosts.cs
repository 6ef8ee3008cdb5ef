using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Contracts;

public interface ICoachingCosts
{
    Task<CoachingCosts> CostsOf(ProgrammeId programme, int smallestCell);
}
