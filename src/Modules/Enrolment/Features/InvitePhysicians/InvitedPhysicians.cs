namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>What came of a list: those newly invited, and how many had been invited before and were left alone.</summary>
internal sealed record InvitedPhysicians(IReadOnlyList<SentInvitation> Sent, int InvitedBefore);
