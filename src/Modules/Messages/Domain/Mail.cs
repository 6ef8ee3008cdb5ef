using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Confrere.Messages.Contracts;
using MimeKit;
using NodaTime;

namespace Confrere.Messages.Domain;

/// <summary>Builds the mail: plain text, the same as simple HTML, and the calendar file where there is one. Nothing in it is loaded from elsewhere.</summary>
internal static partial class Mail
{
    private const string CalendarFileName = "appointment.ics";

    /// <param name="messageId">Stays the same when a message is sent again, so that the receiving side can tell.</param>
    public static MimeMessage Of(
        MailboxAddress from, MailboxAddress to, string messageId, string subject, string text, CalendarEntry? calendar, Instant written)
    {
        var mail = new MimeMessage { MessageId = messageId, Subject = subject, Date = written.ToDateTimeOffset() };
        mail.From.Add(from);
        mail.To.Add(to);
        // RFC 3834: absence notices and other automata do not answer.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var readings = new MultipartAlternative(Part("plain", text), Part("html", Html(text)));
        mail.Body = calendar is null ? readings : WithCalendar(readings, calendar, CalendarFile.Of(calendar, from.Address, to.Address, written));
        return mail;
    }

    // Twice on purpose: as a reading, which mail programs offer to accept, and as a file, which every other program can open.
    private static Multipart WithCalendar(MultipartAlternative readings, CalendarEntry calendar, string file)
    {
        var reading = new TextPart("calendar") { Text = file };
        reading.ContentType.Parameters.Add("method", CalendarFile.Method(calendar));
        readings.Add(reading);
        var attachment = new MimePart("application", "ics")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(file))),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = CalendarFileName,
        };
        return new Multipart("mixed") { readings, attachment };
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static string Html(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return "<!doctype html><html><body>" + string.Concat(paragraphs.Select(paragraph => $"<p>{Lines(paragraph)}</p>")) + "</body></html>";
    }

    private static string Lines(string paragraph) =>
        Link().Replace(WebUtility.HtmlEncode(paragraph), "<a href=\"$0\">$0</a>").Replace("\n", "<br>");

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;]")]
    private static partial Regex Link();
}
