namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>The text itself stays behind the sign-in: an employer's mailbox is no place for it.</summary>
internal static class ConsentCopyMail
{
    // A line for each paragraph: mail programs break lines themselves.
    public static string Text(string link) => $"""
        Thank you. What you read and signed, with the date and your name, is kept on this page, to read again or to print:

        {link}

        You can change your mind at any time on your own page; you need give no reason.
        """;
}
