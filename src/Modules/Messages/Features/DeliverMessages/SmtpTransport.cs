using Confrere.Messages.Domain;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>Speaks SMTP with the configured server: a conversation for each message.</summary>
internal sealed class SmtpTransport(Uri server) : IMailTransport
{
    private const int SubmissionPort = 587;
    private const int TlsPort = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(server.Host, Port, Security, cancellation);
        if (Credentials is { } credentials) await client.AuthenticateAsync(credentials.User, credentials.Password, cancellation);
        try
        {
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500)
        {
            throw new UndeliverableException($"smtp {(int)refused.StatusCode}");
        }
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private bool IsTls => server.Scheme == "smtps";

    private int Port => server.Port > 0 ? server.Port : IsTls ? TlsPort : SubmissionPort;

    // A password crosses the network only inside TLS; on the same machine there is no network.
    private SecureSocketOptions Security =>
        IsTls ? SecureSocketOptions.SslOnConnect
        : Credentials is null || server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    private (string User, string Password)? Credentials =>
        server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password] ? (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null;
}
