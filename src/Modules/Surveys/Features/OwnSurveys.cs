using System.Security.Claims;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.SubmitSurvey;
using NodaTime;

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
        await using var held = await reader.Hold();
        if (await Participant(user) is not { } participant) return null;
        return await reader.Query(db => OwedSurveys.Of(db, participant.Code, visit)) is var (obligation, sent) ? Of(participant, obligation, sent?.SubmittedAt) : null;
    }

    /// <summary>For what writes at once: it looks for the survey itself.</summary>
    /// <returns>Null when the person takes part in nothing.</returns>
    public async Task<Participant?> Participant(ClaimsPrincipal user)
    {
        if (user.PersonId() is not { } person) return null;
        await using var held = await reader.Hold();
        if (await participants.OfPerson(person) is not { } participant) return null;
        actor.Act(new($"participant/{participant.Code}"));
        return participant;
    }

    public OwnSurvey Of(Participant participant, Obligation obligation, Instant? submittedAt = null) => new(participant, obligation, submittedAt, forms.Of(obligation));
}
