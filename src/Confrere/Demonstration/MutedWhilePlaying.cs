using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.App.Demonstration;

/// <summary>Mail of the played past counts as sent and goes nowhere; from the first real moment on it goes out as everywhere.</summary>
internal sealed class MutedWhilePlaying(IMailTransport inner, DemonstrationClock clock) : IMailTransport
{
    public Task Send(MimeMessage mail, CancellationToken cancellation) => clock.IsPlaying ? Task.CompletedTask : inner.Send(mail, cancellation);
}
