using System.Globalization;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>A participant's surveys on their own timeline: sent, open, to come, missed.</summary>
internal sealed class SurveyTimeline(Reader reader, IClock clock) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> For(Participant participant, PersonId person)
    {
        var now = clock.GetCurrentInstant();
        var rows = await OwedSurveys.Of(reader, participant.Code).ToListAsync();
        return [.. rows.Select(row => Entry(row.Obligation, row.SubmittedAt, now)).OfType<TimelineEntry>()];
    }

    private static TimelineEntry? Entry(Obligation survey, Instant? submittedAt, Instant now) => survey.StateAt(now, submittedAt is not null) switch
    {
        ObligationState.Submitted => new(submittedAt!.Value, Title(survey), "You sent your answers.", TimelineState.Past),
        ObligationState.Missed => new(survey.ClosesAt, Title(survey), "This survey closed without your answers. Nothing is held against you.", TimelineState.Past),
        ObligationState.Open => new(
            now, Title(survey), $"About five minutes. Open until {Day(survey, survey.ClosesAt - Duration.Epsilon)}.", TimelineState.Now,
            new("Answer the survey", $"/me/surveys/{survey.Visit}")),
        ObligationState.NotYetOpen => new(survey.OpensAt, Title(survey), $"Opens on {Day(survey, survey.OpensAt)}.", TimelineState.Next),
        _ => null,
    };

    private static string Title(Obligation survey) => $"Survey: {survey.Label.ToLowerInvariant()}";

    private static string Day(Obligation survey, Instant instant) =>
        instant.InZone(DateTimeZoneProviders.Tzdb[survey.ZoneId]).Date.ToString("d MMMM", CultureInfo.InvariantCulture);
}
