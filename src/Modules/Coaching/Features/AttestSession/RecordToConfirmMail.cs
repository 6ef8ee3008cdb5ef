using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.AttestSession;

/// <summary>
/// Asks the participant a day after the session was recorded, or ended if that is later, whether its record is right. One mail a session, and none once they
/// have answered, the record was taken as it is, or they withdrew.
/// </summary>
internal sealed class RecordToConfirmMail(IOutbox outbox, IPeople people, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "record-to-confirm";
    public static readonly Duration Patience = Duration.FromHours(24);

    public string Kind => MessageKind;

    public async Task Ask(Session session, UnitOfWork work)
    {
        if (await people.ContactOf(session.Participant) is not { } to) return;
        var day = Wording.Of(session.Start.InZone(DateTimeZoneProviders.Tzdb[to.ZoneId]).Date);
        await outbox.Enqueue(new(
            session.Participant, MessageKind, $"{MessageKind}/{session.Id}", "Is this entry right?",
            $"There is an entry about your appointment on {day}. Whether it is right takes one press on your own page: {address.Of($"/me/sessions/{session.Id}")}\n",
            Instant.Max(work.Now, session.End) + Patience, session.Id.ToString()), work);
    }

    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var id = new SessionId(value);
        return await reader.Query<Session>().FirstOrDefaultAsync(row => row.Id == id) is { } session && session.AttestationAt(clock.GetCurrentInstant()) == Attestation.Open
            && !await reader.Query<Place>().AnyAsync(place => place.IsWithdrawn && reader.Query<Engagement>().Any(pair => pair.Id == session.Engagement && pair.Place == place.Id));
    }
}
