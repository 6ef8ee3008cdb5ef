using MimeKit;

namespace Confrere.Messages.Domain;

/// <summary>The way out: a mail server, or a folder where somebody picks the mail up.</summary>
internal interface IMailTransport
{
    /// <exception cref="UndeliverableException">Trying again will not help.</exception>
    Task Send(MimeMessage mail, CancellationToken cancellation);
}
