using System.Security.Claims;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features;

/// <summary>
/// Finds the surveys of the person who is signed in, and nobody else's. From then on the request acts as the participant's code: a
/// fact that named the person beside the code would undo their separation.
/// </summary>
internal sealed class OwnSurveys(IParticipants participants, Reader reader, SurveyForms forms, ActorScope actor)
{
    /// <returns>Null when the person takes part in nothing or is not asked at this visit.</returns>
    public async Task<OwnSurvey?> Find(ClaimsPrincipal user, string visit)
    {
        if (user.PersonId() is not { } person || await participants.OfPerson(person) is not { } participant) return null;
        actor.Act(new($"participant/{participant.Code}"));
        var owed = await OwedSurveys.Of(reader, participant.Code).SingleOrDefaultAsync(row => row.Obligation.Visit == visit);
        return owed is null ? null : new(participant, owed.Obligation, owed.SubmittedAt, forms.Of(owed.Obligation));
    }
}
