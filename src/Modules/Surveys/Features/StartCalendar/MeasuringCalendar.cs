using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features.StartCalendar;

internal sealed class MeasuringCalendar(IProgrammes programmes, ObligationBook book) : IMeasuringCalendar
{
    public async Task Start(ProgrammeId programme, ParticipantCode participant, Instant allocatedAt, UnitOfWork work)
    {
        var running = await programmes.Required(programme);
        var zone = await work.Set<Obligation>().Where(row => row.Participant == participant && row.IsBaseline).Select(row => row.ZoneId).SingleAsync();
        book.Owe(running, running.Protocol.Visits.Where(visit => !visit.IsBaseline), participant, zone, allocatedAt, work);
    }
}
