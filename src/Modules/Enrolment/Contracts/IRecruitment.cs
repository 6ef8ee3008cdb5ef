using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>Counts of recruitment for the participant flow.</summary>
public interface IRecruitment
{
    Task<RecruitmentCounts> Counts(ProgrammeId programme);
}
