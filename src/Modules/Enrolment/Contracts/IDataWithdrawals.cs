using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>Who left the study, and when. By the consent text, what was answered until then stays in it and nothing later enters.</summary>
public interface IDataWithdrawals
{
    Task<IReadOnlyDictionary<ParticipantCode, Instant>> Of(ProgrammeId programme);
}
