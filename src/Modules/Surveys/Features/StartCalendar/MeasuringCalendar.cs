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

    public async Task Extend(ProgrammeId programme, int version, ParticipantCode participant, Instant allocatedAt, UnitOfWork work)
    {
        var followed = await programmes.Find(programme, version) ?? await programmes.Required(programme);
        var (zone, owed) = (await ZoneOf(participant, work), await work.Set<Obligation>().Where(row => row.Participant == participant).Select(row => row.Visit).ToListAsync());
        var added = followed.Protocol.Visits.Where(visit => !visit.IsBaseline && !owed.Contains(visit.Code)
            && SurveyWindow.Of(visit, allocatedAt, DateTimeZoneProviders.Tzdb[zone]).Closes > work.Now);
        book.Owe(followed, added, participant, zone, allocatedAt, work);
    }

    private static Task<string> ZoneOf(ParticipantCode participant, UnitOfWork work) =>
        work.Set<Obligation>().Where(row => row.Participant == participant && row.IsBaseline).Select(row => row.ZoneId).SingleAsync();
}
