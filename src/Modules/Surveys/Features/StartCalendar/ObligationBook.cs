using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using NodaTime;

namespace Confrere.Surveys.Features.StartCalendar;

/// <summary>Writes down what a participant owes and until when.</summary>
internal sealed class ObligationBook(InstrumentCatalogue instruments)
{
    public void Owe(Programme programme, IEnumerable<Visit> visits, ParticipantCode participant, string zoneId, Instant countedFrom, UnitOfWork work)
    {
        foreach (var visit in visits)
        {
            var obligation = Obligation(programme.Id, visit, participant, zoneId, countedFrom);
            work.Set<Obligation>().Add(obligation);
            work.Record("SurveyPlanned", $"participant/{participant}", new
            {
                visit = visit.Code, opens = obligation.OpensAt.ToString(), closes = obligation.ClosesAt.ToString(),
            });
        }
    }

    private Obligation Obligation(ProgrammeId programme, Visit visit, ParticipantCode participant, string zoneId, Instant countedFrom)
    {
        foreach (var code in visit.Instruments) _ = instruments[code];
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var window = SurveyWindow.Of(visit, countedFrom, zone);
        var ladder = ReminderLadder.Of(window.DueOn, visit.RemindDays, window.Closes, zone);
        return new()
        {
            Id = NewId.Of<ObligationId>(), Programme = programme, Participant = participant, Visit = visit.Code, Label = visit.Label,
            IsBaseline = visit.IsBaseline, Instruments = string.Join(' ', visit.Instruments), ZoneId = zoneId,
            DueOn = window.DueOn, OpensAt = window.Opens, ClosesAt = window.Closes, RemindDays = string.Join(' ', visit.RemindDays),
            // Whoever consents goes straight to the baseline, so that no mail has to invite them to it.
            InvitedAt = visit.IsBaseline ? countedFrom : null,
            NextStepAt = visit.IsBaseline ? ladder.Next(countedFrom) ?? window.Closes : window.Opens,
        };
    }
}
