namespace Confrere.Coaching.Domain;

/// <param name="Members">Places in the list of seekers, the one who waited longest first.</param>
/// <param name="Hours">A week, at which all of them and the coach are free.</param>
internal sealed record ProposedGroup(int Coach, IReadOnlyList<int> Members, double Hours);
