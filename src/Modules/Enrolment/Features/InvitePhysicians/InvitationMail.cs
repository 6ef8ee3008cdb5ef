namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>Neutral on purpose: a secretary or a proxy may read it, so it names neither the programme nor what it measures.</summary>
internal static class InvitationMail
{
    public const string Subject = "An invitation for you";

    // The institution's name says that this is no stranger's trick. A line for each paragraph: mail programs break lines themselves.
    public static string Text(string name, string institution, string link) => $"""
        Dear {name},

        {institution} invites you to something voluntary that is meant for you. This page says what it is, how long it takes and who can see what:

        {link}

        The link is yours alone; please do not pass it on. Opening it commits you to nothing. It is best read on a private device or network.
        """;

    // The name that was typed on an open page is not repeated: anybody can type words there that would then come from us.
    public static string Confirmation(string institution, string link) => $"""
        Somebody asked {institution} for an invitation with this address. If that was you, go on here:

        {link}

        The link is yours alone; please do not pass it on. Opening it commits you to nothing. If it was not you, do nothing: the address is forgotten after a week.
        """;
}
