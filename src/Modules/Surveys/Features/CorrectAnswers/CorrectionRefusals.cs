using Confrere.Kernel.Refusals;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.SubmitSurvey;
using NodaTime;

namespace Confrere.Surveys.Features.CorrectAnswers;

/// <summary>Why what was sent cannot be corrected now; null when it can. Whoever left the study leaves in it what they answered until then, as it was.</summary>
internal static class CorrectionRefusals
{
    public static Refusal? Of(Obligation obligation, bool hasLeft, Instant now) =>
        hasLeft || obligation.WithdrawnAt is not null ? new SurveyWasWithdrawn()
        : now >= obligation.ClosesAt ? new CorrectionsHaveClosed(WindowRefusals.LastDay(obligation))
        : null;
}
