using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.Drills;

/// <summary>A mail server that is only a crash point before and after, and says what it took.</summary>
internal sealed class CrashingMail(CrashPoints points) : IMailTransport
{
    public Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        points.Reach(CrashPoints.BeforeMail);
        AllocationChild.Say($"mailed {mail.To.Mailboxes.Single().Address}/{mail.Subject?.Replace(' ', '-')} {mail.MessageId}");
        points.Reach(CrashPoints.AfterMail);
        return Task.CompletedTask;
    }
}
