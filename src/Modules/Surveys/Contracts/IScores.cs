using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Scores by participant code, for the freeze and for a participant's own curve.</summary>
public interface IScores
{
    Task<IReadOnlyList<Score>> Of(ProgrammeId programme);
}
