using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Contracts;

/// <summary>Lets a module above say which page follows a submitted visit. The first that answers is followed; else the home page.</summary>
public interface IAfterSubmission
{
    Task<string?> NextPage(ProgrammeId programme, ParticipantCode participant, string visit, bool isBaseline);
}
