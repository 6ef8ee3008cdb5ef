using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.SubmitSurvey;

internal sealed class BaselineLock : IBaselineLock
{
    public Task<bool> IsLocked(ProgrammeId programme, ParticipantCode participant, UnitOfWork work) =>
        work.Set<Obligation>().AnyAsync(obligation =>
            obligation.Programme == programme && obligation.Participant == participant && obligation.IsBaseline
            && work.Set<Submission>().Any(submission => submission.Obligation == obligation.Id));
}
