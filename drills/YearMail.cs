using System.Text;
using Confrere.Messages.Domain;
using MimeKit;

namespace Confrere.Drills;

/// <summary>
/// Everybody's calendar: takes each calendar file as a calendar does, by its UID, the higher SEQUENCE winning. It reads the file's lines itself, so that
/// what the house writes is not read by the library that wrote it.
/// </summary>
internal sealed class YearMail : IMailTransport
{
    private readonly Dictionary<(string To, string Uid), Entry> _entries = [];

    /// <param name="Start">As the file writes it, with its zone.</param>
    public sealed record Entry(int Sequence, bool IsCancelled, string Start);

    public int Mails { get; private set; }

    public IReadOnlyDictionary<(string To, string Uid), Entry> Entries => _entries;

    public Task Send(MimeMessage mail, CancellationToken cancellation)
    {
        lock (_entries)
        {
            Mails++;
            if (mail.Attachments.OfType<MimePart>().FirstOrDefault(part => part.FileName?.EndsWith(".ics", StringComparison.Ordinal) == true) is { } file)
                Take(mail.To.Mailboxes.Single().Address, Text(file, cancellation));
        }
        return Task.CompletedTask;
    }

    private void Take(string to, string text)
    {
        var lines = text.Replace("\r\n ", "").Replace("\r\n", "\n").Split('\n');
        var events = lines.SkipWhile(line => line != "BEGIN:VEVENT").ToList();
        string Of(IEnumerable<string> from, string name) => from.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        var (uid, sequence, cancelled) = (Of(events, "UID:"), int.Parse(Of(events, "SEQUENCE:")), Of(lines, "METHOD:") == "CANCEL");
        if (!_entries.TryGetValue((to, uid), out var known) || sequence >= known.Sequence) _entries[(to, uid)] = new(sequence, cancelled, Of(events, "DTSTART"));
    }

    private static string Text(MimePart file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        file.Content!.DecodeTo(content, cancellation);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
