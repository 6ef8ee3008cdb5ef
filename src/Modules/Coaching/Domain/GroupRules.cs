namespace Confrere.Coaching.Domain;

/// <summary>What can stand between a group and its coming about: the hard rules of <see cref="MatchRules"/> between any of its members and the coach, on the same bits, and what its members are to each other.</summary>
[Flags]
internal enum GroupRules
{
    None = 0,
    NoRoom = MatchRules.Capacity,
    WithCoach = (1 << 16) - 1,
    SameDepartment = 1 << 16,
    Tie = 1 << 17,
    NoHour = 1 << 18,
    Placed = 1 << 19,
}
