using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>The answers are on disk. <paramref name="WasAlreadyStored"/> says that this very content had come before.</summary>
internal sealed record SubmissionReceipt(Instant SubmittedAt, bool IsBaseline, bool WasAlreadyStored);
