using Confrere.Kernel.Identifiers;

namespace Confrere.Surveys.Features.CorrectAnswers;

/// <param name="IdempotencyKey">Made when the page was shown; a repeated post carries the same.</param>
/// <param name="Reason">The code of a reason.</param>
internal sealed record CorrectAnswersRequest(
    ParticipantCode Participant, string Visit, string IdempotencyKey, string? Reason, IReadOnlyDictionary<string, int?> Answers);
