namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Neutral on purpose: a secretary or a proxy may read it, so it names neither the programme nor what it measures.</summary>
internal static class InvitationMail
{
    public static string Text(string name, string link) => $"""
        Dear {name},

        you are invited to something voluntary, for you. What it is, how long it takes and who can see what stands on this page:

        {link}

        The link is yours alone; please do not pass it on. Opening it commits you to nothing. A private device or network is the
        better place to read it.
        """;
}
