using MimeKit;

namespace Confrere.Messages.Domain;

/// <summary>Where mail goes. CONFRERE_SMTP is "smtp://user:password@host:port", "smtps://..." or "pickup:FOLDER"; CONFRERE_MAIL_FROM is the sender.</summary>
internal sealed record MailSettings(Uri? Smtp, string PickupFolder, MailboxAddress From)
{
    public const string TransportVariable = "CONFRERE_SMTP";
    public const string FromVariable = "CONFRERE_MAIL_FROM";

    private const string DefaultFolder = "var/mail";
    private const string Pickup = "pickup:";

    // Neutral on purpose: an assistant or a mail server's log learns nothing from the sender.
    private const string DefaultFrom = "Appointments <appointments@localhost.localdomain>";

    public static MailSettings FromEnvironment() =>
        Parse(Environment.GetEnvironmentVariable(TransportVariable), Environment.GetEnvironmentVariable(FromVariable));

    /// <exception cref="InvalidOperationException">A setting cannot be read; the message says which and what it should look like.</exception>
    public static MailSettings Parse(string? transport, string? from)
    {
        var sender = MailboxAddress.TryParse(string.IsNullOrWhiteSpace(from) ? DefaultFrom : from, out var mailbox) && mailbox.Domain.Length > 0
            ? mailbox
            : throw new InvalidOperationException($"{FromVariable} is \"{from}\"; it should be an address like \"Appointments <post@example.org>\".");
        if (string.IsNullOrWhiteSpace(transport)) return new(null, DefaultFolder, sender);
        if (transport.StartsWith(Pickup, StringComparison.Ordinal)) return new(null, FolderIn(transport), sender);
        // What was written may hold a password, so the sentence does not repeat it.
        return Uri.TryCreate(transport, UriKind.Absolute, out var uri) && uri.Scheme is "smtp" or "smtps" && uri.Host.Length > 0
            ? new(uri, DefaultFolder, sender)
            : throw new InvalidOperationException($"{TransportVariable} should be smtp://user:password@host:port, smtps://user:password@host:port or pickup:FOLDER.");
    }

    private static string FolderIn(string transport) =>
        transport[Pickup.Length..] is { Length: > 0 } folder ? folder : throw new InvalidOperationException($"{TransportVariable} says pickup: without a folder.");
}
