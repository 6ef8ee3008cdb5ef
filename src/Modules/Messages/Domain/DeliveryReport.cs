using System.Text.RegularExpressions;
using MimeKit;

namespace Confrere.Messages.Domain;

/// <summary>
/// A mail server's report that it could not deliver (RFC 3464), with the Message-ID of what it is about. A report of delay or success
/// is read too and says so.
/// </summary>
/// <param name="Status">The enhanced status code (RFC 3463) like 5.1.1; null where none was stated.</param>
internal sealed partial record DeliveryReport(string MessageId, bool IsFailure, string? Status)
{
    /// <returns>Null when the mail is no such report, or does not say which message it is about.</returns>
    public static DeliveryReport? Read(MimeMessage mail)
    {
        if (mail.Body is not MultipartReport { ReportType: { } type } report || !type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase)) return null;
        if (report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } statuses) return null;
        // It returns the whole message or its headers alone; MimeKit reads both as a message.
        var about = report.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(id => id is not null) ?? mail.InReplyTo;
        if (about is null) return null;
        // The first group is about the report; each that follows is about a recipient, and ours have one.
        var recipient = statuses.StatusGroups.Skip(1).FirstOrDefault(group => IsFailed(group["Action"])) ?? statuses.StatusGroups.Skip(1).FirstOrDefault();
        return recipient is null ? null : new(about, IsFailed(recipient["Action"]), Code().Match(recipient["Status"] ?? "") is { Success: true } code ? code.Value : null);
    }

    private static bool IsFailed(string? action) => action?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true;

    // What follows the code is a server's sentence, which may repeat an address.
    [GeneratedRegex(@"^\s*[245]\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
