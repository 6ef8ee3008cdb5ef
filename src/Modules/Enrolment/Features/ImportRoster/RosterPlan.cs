using Confrere.Enrolment.Domain;

namespace Confrere.Enrolment.Features.ImportRoster;

/// <summary>What inviting a list would do, line by line.</summary>
internal sealed record RosterPlan(
    IReadOnlyList<InvitationEntry> New, IReadOnlyList<InvitationEntry> InvitedBefore, IReadOnlyList<string> Problems, IReadOnlyList<string> IgnoredColumns, RosterText Source)
{
    public bool CanBeSent => Problems.Count == 0 && New.Count > 0;
}
