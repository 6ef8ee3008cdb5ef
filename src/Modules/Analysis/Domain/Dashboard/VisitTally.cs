namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>Completion of a survey in each group, by letter; a group of no letter are those who were not allocated.</summary>
internal sealed record VisitTally(string Visit, IReadOnlyList<GroupTally> Groups)
{
    public const string Unallocated = "";

    public GroupTally Together() => new(Unallocated, Groups.Sum(group => group.Due), Groups.Sum(group => group.Answered));

    public IReadOnlyList<GroupTally> Lettered() => [.. Groups.Where(group => group.Group != Unallocated)];
}
