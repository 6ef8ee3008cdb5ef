using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.ChooseMessages;
using Confrere.People.Contracts;
using MimeKit;
using NodaTime;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Asks the facts, the recipient's wishes and the hour once more, finds the address, and sends.</summary>
internal sealed class SendMessage(
    IEnumerable<IStillDue> checks, RefusedMessages refused, IPeople people, MailSettings settings, IMailTransport transport, IClock clock)
{
    public async Task<DeliveryOutcome> Send(OutboxMessage message, CancellationToken cancellation)
    {
        foreach (var check in checks.Where(check => check.Kind == message.Kind))
        {
            if (!await check.IsStillDue(message.About)) return DeliveryOutcome.Dropped("no longer due");
            var now = clock.GetCurrentInstant();
            if (await check.NotBefore(message.About, now) is var hour && hour > now) return DeliveryOutcome.Postponed(hour);
        }
        if (await refused.IsRefused(message.Recipient, message.Kind)) return DeliveryOutcome.Dropped("not wanted");
        if (await people.ContactOf(message.Recipient) is not { } contact) return DeliveryOutcome.Dropped("no address");
        await transport.Send(Compose(message, contact), cancellation);
        return DeliveryOutcome.Sent;
    }

    private MimeMessage Compose(OutboxMessage message, Contact contact) => Mail.Of(
        settings.From, new MailboxAddress(contact.Name, contact.Email), MessageIds.Of(message.Id, settings.From.Domain),
        message.Subject, message.Text, CalendarJson.Read(message.Calendar), message.WrittenAt);
}
