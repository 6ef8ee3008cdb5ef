using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Protocols.Contracts;

namespace Confrere.Surveys.Features.StartCalendar;

/// <summary>Whoever consents owes the baseline from that moment.</summary>
internal sealed class BaselineStarter(IProgrammes programmes, ObligationBook book) : IHandle<ParticipantConsented>
{
    public async Task Handle(ParticipantConsented occurred, UnitOfWork work)
    {
        var programme = await programmes.Required(occurred.Programme);
        book.Owe(programme, [programme.Protocol.Baseline], occurred.Participant, occurred.ZoneId, occurred.At, work);
    }
}
