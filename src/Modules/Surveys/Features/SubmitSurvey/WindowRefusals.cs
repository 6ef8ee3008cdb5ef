using System.Globalization;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>Why an unanswered survey cannot be answered now; null when it can.</summary>
internal static class WindowRefusals
{
    public static Refusal? Of(Obligation obligation, Instant now) => obligation.StateAt(now, isSubmitted: false) switch
    {
        ObligationState.NotYetOpen => new SurveyIsNotOpenYet(Day(obligation, obligation.OpensAt)),
        ObligationState.Missed => new SurveyWindowHasClosed(LastDay(obligation)),
        ObligationState.Withdrawn => new SurveyWasWithdrawn(),
        _ => null,
    };

    public static string LastDay(Obligation obligation) => Day(obligation, obligation.ClosesAt - Duration.Epsilon);

    private static string Day(Obligation obligation, Instant instant) =>
        instant.InZone(DateTimeZoneProviders.Tzdb[obligation.ZoneId]).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
