using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Who has answered what, as counts, for the board and the participant flow.</summary>
public interface ICompletion
{
    Task<IReadOnlyList<VisitCompletion>> Of(ProgrammeId programme);

    /// <summary>The participants who submitted this visit.</summary>
    Task<IReadOnlySet<ParticipantCode>> Submitted(ProgrammeId programme, string visit);

    /// <summary>The participants whose due day of this visit is over, whether they answered, withdrew or did neither.</summary>
    Task<IReadOnlySet<ParticipantCode>> Due(ProgrammeId programme, string visit);
}
