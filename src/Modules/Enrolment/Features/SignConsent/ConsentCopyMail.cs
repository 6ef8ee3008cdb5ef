namespace Confrere.Enrolment.Features.SignConsent;

/// <summary>The text itself stays behind the sign-in: an employer's mailbox is no place for it.</summary>
internal static class ConsentCopyMail
{
    public static string Text(string link) => $"""
        Thank you. What you read and signed, with the date and your name, stands here for you to read again, print or keep:

        {link}

        You can change your mind at any time on your own page; you need give no reason.
        """;
}
