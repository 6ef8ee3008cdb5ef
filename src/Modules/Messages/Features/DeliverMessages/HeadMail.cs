using Confrere.Kernel.Audit;
using Confrere.Messages.Domain;
using MimeKit;
using NodaTime;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>A signed head of the audit log on its way to a witness. It goes past the outbox: it is for nobody of the house, and whoever sends it asks again until it is taken.</summary>
internal sealed class HeadMail(MailSettings settings, IMailTransport transport, IClock clock) : IHeadMail
{
    public Task Send(string address, string subject, string text, CancellationToken cancellation) => transport.Send(
        Mail.Of(settings.From, MailboxAddress.Parse(address), MimeKit.Utils.MimeUtils.GenerateMessageId(settings.From.Domain), subject, text, calendar: null, clock.GetCurrentInstant()), cancellation);
}
