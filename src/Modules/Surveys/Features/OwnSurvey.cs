using Confrere.Enrolment.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>A signed-in participant's own survey of one visit.</summary>
internal sealed record OwnSurvey(Participant Participant, Obligation Obligation, Instant? SubmittedAt, SurveyForm Form)
{
    public string Path => $"/me/surveys/{Obligation.Visit}";

    public string PathOf(int section) => $"{Path}/{section}";

    public string SendPath => $"{Path}/send";

    public string CorrectPath => $"{Path}/correct";
}
