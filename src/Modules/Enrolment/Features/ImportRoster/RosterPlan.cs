using Confrere.Enrolment.Domain;

namespace Confrere.Enrolment.Features.ImportRoster;

/// <summary>What inviting a list would do, line by line.</summary>
internal sealed record RosterPlan(
    IReadOnlyList<InvitationEntry> New, IReadOnlyList<InvitationEntry> InvitedBefore, IReadOnlyList<string> Problems, IReadOnlyList<string> IgnoredColumns, RosterText Source)
{
    /// <summary>A line may have several problems; each begins with the line's number.</summary>
    public int LinesToMend => Problems.Select(problem => problem.Split(':')[0]).Distinct().Count();

    public bool CanBeSent => Problems.Count == 0 && New.Count > 0;
}
