namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>What came of a list: those newly invited, and how many had been invited before and were left alone.</summary>
internal sealed record InvitedPhysicians(IReadOnlyList<SentInvitation> Sent, int InvitedBefore)
{
    public string Sentence => Invited + Before;

    private string Invited => Sent.Count switch { 0 => "Nobody new was on the list.", 1 => "One invitation is on its way.", var count => $"{count} invitations are on their way." };

    private string Before => InvitedBefore switch { 0 => "", 1 => " One physician had been invited before.", var count => $" {count} physicians had been invited before." };
}
