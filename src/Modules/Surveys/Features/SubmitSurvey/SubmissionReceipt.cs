using Confrere.Surveys.Data;
using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>The answers are on disk. <paramref name="WasAlreadyStored"/> says that this very content had come before.</summary>
internal sealed record SubmissionReceipt(Obligation Obligation, Instant SubmittedAt, bool WasAlreadyStored);
