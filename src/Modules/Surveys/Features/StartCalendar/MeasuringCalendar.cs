using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.StartCalendar;

internal sealed class MeasuringCalendar(IProgrammes programmes, IParticipants participants, ObligationBook book) : IMeasuringCalendar
{
    public async Task Start(ProgrammeId programme, ParticipantCode participant, Instant allocatedAt, UnitOfWork work)
    {
        var followed = await programmes.Followed(programme, participant, participants) ?? await programmes.Required(programme);
        book.Owe(followed, followed.Protocol.Visits.Where(visit => !visit.IsBaseline), participant, await ZoneOf(participant, work), allocatedAt, work);
    }

    public async Task Follow(ProgrammeId programme, int version, ParticipantCode participant, Instant allocatedAt, UnitOfWork work)
    {
        var followed = await programmes.Find(programme, version) ?? await programmes.Required(programme);
        var zoneId = await ZoneOf(participant, work);
        var owed = await work.Set<Obligation>().AsTracking().Where(row => row.Participant == participant && !row.IsBaseline).ToListAsync();
        var ahead = owed.Where(row => row.OpensAt > work.Now && row.WithdrawnAt is null).ToDictionary(row => row.Visit, StringComparer.Ordinal);
        var asked = followed.Protocol.Visits.Where(visit => !visit.IsBaseline).ToList();

        foreach (var dropped in ahead.Values.Where(row => asked.TrueForAll(visit => visit.Code != row.Visit))) TakeBack(dropped, work);
        var planned = asked.Where(visit => IsPlannedAnew(visit, SurveyWindow.Of(visit, allocatedAt, DateTimeZoneProviders.Tzdb[zoneId]))).ToList();
        foreach (var visit in planned)
            if (ahead.TryGetValue(visit.Code, out var before)) work.Db.Remove(before);
        book.Owe(followed, planned, participant, zoneId, allocatedAt, work);

        // A window that is over by the new version could not be answered: there the old plan stays.
        bool IsPlannedAnew(Visit visit, SurveyWindow window) => window.Closes > work.Now
            && (ahead.TryGetValue(visit.Code, out var before) ? !before.IsAsPlanned(visit, window) : owed.TrueForAll(row => row.Visit != visit.Code));
    }

    private static void TakeBack(Obligation obligation, UnitOfWork work)
    {
        work.Db.Remove(obligation);
        work.Record("SurveyTakenBack", $"participant/{obligation.Participant}", new { visit = obligation.Visit });
    }

    private static Task<string> ZoneOf(ParticipantCode participant, UnitOfWork work) =>
        work.Set<Obligation>().Where(row => row.Participant == participant && row.IsBaseline).Select(row => row.ZoneId).SingleAsync();
}
