using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.Drills;

/// <summary>A mail server that is only a crash point before and after.</summary>
internal sealed class CrashingMail(CrashPoints points) : IMailTransport
{
    public Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        points.Reach(CrashPoints.BeforeMail);
        points.Reach(CrashPoints.AfterMail);
        return Task.CompletedTask;
    }
}
