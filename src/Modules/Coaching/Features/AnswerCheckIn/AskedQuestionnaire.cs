using Confrere.Surveys.Contracts;

namespace Confrere.Coaching.Features.AnswerCheckIn;

/// <summary>A questionnaire on a page, with what was chosen before.</summary>
internal sealed record AskedQuestionnaire(Questionnaire Questionnaire, IReadOnlyDictionary<string, int> Chosen);
