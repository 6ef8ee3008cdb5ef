using Confrere.Protocols.Contracts;

namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>Unless the person asked for it, the text itself stays behind the sign-in: an employer's mailbox is no place for it.</summary>
internal static class ConsentCopyMail
{
    // A line for each paragraph: mail programs break lines themselves.
    public static string Text(string link) => $"""
        Thank you. What you read and signed, with the date and your name, is kept on this page, to read again or to print:

        {link}

        You can change your mind at any time on your own page; you need give no reason.
        """;

    public static string Whole(ConsentText consent, string hash, string typedName, string at, string link) => $"""
        Thank you. This is what you read and signed, as you asked for it.

        {string.Join("\n\n", consent.Sections.Select(section => $"{section.Heading}\n{section.Text.Trim()}"))}

        {consent.Statement}

        Signed by {typedName} on {at}.
        Text version {consent.Version}, SHA-256 {hash}

        The same is kept on your page: {link}

        You can change your mind at any time there; you need give no reason.
        """;
}
