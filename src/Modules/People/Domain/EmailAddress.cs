using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace Confrere.People.Domain;

/// <summary>An address as it is compared: trimmed and in small letters. Nothing else is folded, because hosts differ in what they ignore.</summary>
internal sealed record EmailAddress
{
    // RFC 5321, 4.5.3.1.3: a path holds 256 characters with its brackets.
    private const int Longest = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        var trimmed = (text ?? "").Trim().ToLowerInvariant();
        var isAddress = trimmed.Length is > 0 and <= Longest && !trimmed.Any(char.IsWhiteSpace) && !trimmed.Any(char.IsControl)
            && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');
        address = isAddress ? new(trimmed) : null;
        return isAddress;
    }
}
