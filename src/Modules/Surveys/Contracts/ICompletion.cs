using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Who has answered what, as counts, for the board and the participant flow.</summary>
public interface ICompletion
{
    Task<IReadOnlyList<VisitCompletion>> Of(ProgrammeId programme);

    /// <summary>The participants who submitted this visit.</summary>
    Task<IReadOnlySet<ParticipantCode>> Submitted(ProgrammeId programme, string visit);
}
