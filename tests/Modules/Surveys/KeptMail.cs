using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>A mail server that keeps what it was given.</summary>
internal sealed class KeptMail : IMailTransport
{
    public List<MimeMessage> Sent { get; } = [];

    public Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        lock (Sent) Sent.Add(mail);
        return Task.CompletedTask;
    }
}
