using Confrere.Enrolment.Domain;

namespace Confrere.Enrolment.Features;

/// <summary>Which page of a personal link is the one for where its holder stands.</summary>
internal static class InvitationPages
{
    public static string PathFor(string token, OpenedInvitation invitation) =>
        invitation.IsTooLate ? $"/i/{token}/answer" : PathFor(token, invitation.State);

    public static string PathFor(string token, InvitationState state) => state switch
    {
        InvitationState.Invited or InvitationState.SignedUp => $"/i/{token}",
        InvitationState.Eligible => $"/i/{token}/consent",
        InvitationState.NotEligible or InvitationState.Declined => $"/i/{token}/answer",
        _ => "/me",
    };
}
