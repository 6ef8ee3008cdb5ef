using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Confrere.Modules.Tests.House;

/// <summary>
/// A mail server for tests: a real SMTP conversation (RFC 5321) on a free port of this machine, whose mail is kept to be read. A test
/// may ask it to refuse recipients, or to break off before the acknowledgement.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MimeMessage> _messages = [];
    private readonly Task _loop;

    public SmtpSink()
    {
        _listener.Start();
        _loop = Accept();
    }

    /// <summary>What CONFRERE_SMTP would say.</summary>
    public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public IReadOnlyList<MimeMessage> Messages
    {
        get { lock (_messages) return [.. _messages]; }
    }

    /// <summary>The answer to RCPT TO, like "550 no such mailbox" or "451 try later"; null accepts.</summary>
    public string? RecipientAnswer { get; set; }

    /// <summary>Takes the message and closes the line without saying so: the sender cannot know.</summary>
    public bool HangUpAfterData { get; set; }

    public IReadOnlyList<MimeMessage> To(string address) =>
        [.. Messages.Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == address))];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try { _ = Converse(await _listener.AcceptTcpClientAsync(_stop.Token)); }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException) { return; }
        }
    }

    private async Task Converse(TcpClient client)
    {
        using var connection = client;
        // Latin-1 keeps every byte as it came; MimeKit decodes.
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', 2)[0].ToUpperInvariant();
            if (verb == "DATA" && !await Receive(reader, writer)) return;
            if (verb != "DATA") await writer.WriteLineAsync(Answer(verb));
            if (verb == "QUIT") return;
        }
    }

    private string Answer(string verb) => verb switch
    {
        "EHLO" or "HELO" => "250 sink",
        "RCPT" => RecipientAnswer ?? "250 ok",
        "MAIL" or "RSET" or "NOOP" => "250 ok",
        "QUIT" => "221 bye",
        _ => "502 not spoken here",
    };

    private async Task<bool> Receive(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())), _stop.Token);
        lock (_messages) _messages.Add(mail);
        if (HangUpAfterData) return false;
        await writer.WriteLineAsync("250 stored");
        return true;
    }
}
