using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.People.Contracts;
using MimeKit;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Asks the facts once more, finds the address, and sends.</summary>
internal sealed class SendMessage(IEnumerable<IStillDue> checks, IPeople people, MailSettings settings, IMailTransport transport)
{
    public async Task<DeliveryOutcome> Send(OutboxMessage message, CancellationToken cancellation)
    {
        foreach (var check in checks.Where(check => check.Kind == message.Kind))
            if (!await check.IsStillDue(message.About)) return DeliveryOutcome.Dropped("no longer due");
        if (await people.ContactOf(message.Recipient) is not { } contact) return DeliveryOutcome.Dropped("no address");
        await transport.Send(Compose(message, contact), cancellation);
        return DeliveryOutcome.Sent;
    }

    private MimeMessage Compose(OutboxMessage message, Contact contact) => Mail.Of(
        settings.From, new MailboxAddress(contact.Name, contact.Email), $"{message.Id.Value:n}@{settings.From.Domain}",
        message.Subject, message.Text, CalendarJson.Read(message.Calendar), message.WrittenAt);
}
