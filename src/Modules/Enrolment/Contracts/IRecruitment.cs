using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>Counts of recruitment for the participant flow.</summary>
public interface IRecruitment
{
    Task<RecruitmentCounts> Counts(ProgrammeId programme);

    /// <summary>The reasons of those not eligible, in the protocol's order; a question of an earlier version comes last.</summary>
    Task<IReadOnlyList<ScreeningReason>> Reasons(ProgrammeId programme);

    Task<RecruitmentPace> Pace(ProgrammeId programme);
}
