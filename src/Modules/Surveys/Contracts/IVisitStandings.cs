using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Where everybody stands with every visit they were given, by participant code: who, never what was answered.</summary>
public interface IVisitStandings
{
    Task<IReadOnlyList<VisitStanding>> Of(ProgrammeId programme);

    /// <summary>One participant's alone.</summary>
    Task<IReadOnlyList<VisitStanding>> Of(ProgrammeId programme, ParticipantCode participant);
}
