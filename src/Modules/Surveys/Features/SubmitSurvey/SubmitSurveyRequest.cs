using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <param name="IdempotencyKey">Made when the page was shown; a repeated post carries the same.</param>
internal sealed record SubmitSurveyRequest(
    ParticipantCode Participant, string Visit, string IdempotencyKey, IReadOnlyDictionary<string, int?> Answers);
