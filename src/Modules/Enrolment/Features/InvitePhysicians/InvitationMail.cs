namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Neutral on purpose: a secretary or a proxy may read it, so it names neither the programme nor what it measures.</summary>
internal static class InvitationMail
{
    // The institution's name says that this is no stranger's trick. A line for each paragraph: mail programs break lines themselves.
    public static string Text(string name, string institution, string link) => $"""
        Dear {name},

        {institution} invites you to something voluntary that is meant for you. This page says what it is, how long it takes and who can see what:

        {link}

        The link is yours alone; please do not pass it on. Opening it commits you to nothing. It is best read on a private device or network.
        """;
}
