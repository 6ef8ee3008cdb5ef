using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>When a survey was open, written about, sent or missed. Both arms have the same calendar.</summary>
internal sealed class SurveyEvents(Reader reader, IClock clock) : IParticipantEvents
{
    public async Task<IReadOnlyList<ParticipantEvent>> Of(Participant participant)
    {
        var obligations = await reader.Query<Obligation>().Where(row => row.Participant == participant.Code).ToListAsync();
        var ids = obligations.ConvertAll(row => row.Id);
        var sent = await reader.Query<Submission>().Where(row => ids.Contains(row.Obligation)).Select(row => new { row.Obligation, row.SubmittedAt }).ToDictionaryAsync(row => row.Obligation, row => row.SubmittedAt);
        return [.. obligations.SelectMany(row => Events(row, participant.ConsentedAt, sent.TryGetValue(row.Id, out var at) ? at : null, clock.GetCurrentInstant()))];
    }

    private static IEnumerable<ParticipantEvent> Events(Obligation survey, Instant consentedAt, Instant? sentAt, Instant now)
    {
        var name = $"Survey “{survey.Label}”";
        var ended = sentAt ?? survey.WithdrawnAt;
        // The baseline's window begins with the day of the consent, before anybody could know of it.
        var opened = Instant.Max(survey.OpensAt, consentedAt);
        if (opened <= now && !(ended < opened)) yield return new(opened, $"{name} opened");
        if (survey.RemindedAt is { } reminded) yield return new(reminded, $"{name}: reminded");
        if (sentAt is { } sent) yield return new(sent, $"{name} sent");
        else if (survey.WithdrawnAt is null && survey.ClosesAt <= now) yield return new(survey.ClosesAt, $"{name} closed without answers");
    }
}
