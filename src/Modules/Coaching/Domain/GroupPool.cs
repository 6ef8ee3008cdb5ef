using System.Numerics;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Puts people together in groups, each with a coach: from different departments, with no tie and no hard rule between any of them and between
/// them and the coach, at a time of the week at which all are free. As many groups as can be made, then whoever has waited longest, then the
/// companions and the coach with whom most hours are shared. Exact where all groups that could be made are up to <see cref="Whole"/>; beyond it
/// groups are put together one after the other, longest waiting first, and then improved by taking one apart where two can be made of it. Pure.
/// </summary>
/// <param name="seekers">In the order in which they wait.</param>
/// <param name="room">How many more each coach takes; a group counts as one, because it meets in one hour.</param>
internal sealed class GroupPool(IReadOnlyList<Seeker> seekers, IReadOnlyList<Candidate> coaches, Ties ties, Instant now, int[] room, bool neverSameSpecialty = false, int whole = GroupPool.Whole)
{
    public const int Smallest = 2;
    public const int Whole = 20_000;

    /// <summary>With so many companions to choose from the search stays below fifty thousand combinations a coach, for groups of up to six.</summary>
    public const int MostCompanions = 24;

    // Some seconds of looking: an improvement that takes longer is not looked for.
    private const long MostLooks = 5_000_000;

    private readonly GroupTable _table = new(seekers, coaches, ties, now, neverSameSpecialty);
    private readonly HashSet<int> _placed = [];
    private long _looks;

    public GroupTable Table => _table;

    /// <summary>Whether it is proven that no more groups of each size that was asked for could be made.</summary>
    public bool IsMost { get; private set; } = true;

    public bool IsPlaced(int seeker) => _placed.Contains(seeker);

    /// <summary>As many groups of this size as can be made of those not placed yet, each with somebody of <paramref name="first"/> in it.</summary>
    public IReadOnlyList<ProposedGroup> Form(int size, IReadOnlyCollection<int> first, IReadOnlyList<int> among)
    {
        var (around, left) = (first.Where(seeker => !IsPlaced(seeker)).ToHashSet(), among.Where(seeker => !IsPlaced(seeker)).Order().ToList());
        if (around.Count == 0 || left.Count < size) return [];
        if (All(size, around, left) is { } possible) return possible.Count == 0 ? [] : Packed(possible, Math.Min(Math.Min(left.Count / size, around.Count), room.Sum()));
        IsMost = false;
        var groups = OneByOne(size, around, left);
        Improve(groups, size, around, left);
        return groups.ConvertAll(group => group.Proposed);
    }

    private List<ProposedGroup> Packed(List<PossibleGroup> possible, int most)
    {
        var (chosen, isMost) = GroupPacking.Solve(possible, coaches, room, Greedy(possible), most);
        IsMost &= isMost;
        foreach (var number in chosen) Place(possible[number]);
        return [.. chosen.Select(number => possible[number].Proposed).OrderBy(group => group.Members[0])];
    }

    private List<int> Greedy(List<PossibleGroup> possible)
    {
        var (taken, left, chosen) = (new HashSet<int>(), (int[])room.Clone(), new List<int>());
        for (var number = 0; number < possible.Count; number++)
        {
            var group = possible[number];
            if (left[group.Coach] == 0 || taken.Overlaps(group.Members)) continue;
            taken.UnionWith(group.Members);
            left[group.Coach]--;
            chosen.Add(number);
        }
        return chosen;
    }

    /// <summary>Every group that could be made; null where they are too many.</summary>
    private List<PossibleGroup>? All(int size, HashSet<int> around, List<int> left)
    {
        var (possible, before) = (new List<PossibleGroup>(), _looks);
        foreach (var coach in Enumerable.Range(0, coaches.Count).Where(coach => room[coach] > 0))
            foreach (var group in Combinations(coach, [], -BigInteger.One, left.FindAll(seeker => _table.With(seeker, coach) == GroupRules.None), size))
            {
                if (around.Overlaps(group.Members)) possible.Add(group);
                if (possible.Count > whole || _looks - before > MostLooks) return null;
            }
        return possible;
    }

    private List<PossibleGroup> OneByOne(int size, HashSet<int> around, List<int> left)
    {
        var groups = new List<PossibleGroup>();
        foreach (var seeker in around.Order())
        {
            if (IsPlaced(seeker) || Around(seeker, size, left) is not { } group) continue;
            groups.Add(group);
            Place(group);
        }
        return groups;
    }

    /// <summary>Takes a group apart where two can be made of its members, those who are left and the coach who gets free; until no group gives two.</summary>
    private void Improve(List<PossibleGroup> groups, int size, HashSet<int> around, List<int> left)
    {
        _looks = 0;
        for (var number = 0; number < groups.Count && _looks < MostLooks; number++)
        {
            Release(groups[number]);
            if (Two(groups[number].Members, size, around, left) is not { } two)
            {
                Place(groups[number]);
                continue;
            }
            groups[number] = two.One;
            groups.Add(two.Other);
            number = -1;
        }
    }

    private (PossibleGroup One, PossibleGroup Other)? Two(int[] members, int size, HashSet<int> around, List<int> left)
    {
        foreach (var one in members)
        {
            if (Around(one, size, left.FindAll(seeker => !members.Contains(seeker))) is not { } first || !around.Overlaps(first.Members)) continue;
            Place(first);
            foreach (var other in members.Where(other => other != one))
            {
                if (Around(other, size, left) is not { } second || !around.Overlaps(second.Members)) continue;
                Place(second);
                return (first, second);
            }
            Release(first);
        }
        return null;
    }

    private void Place(PossibleGroup group)
    {
        _placed.UnionWith(group.Members);
        room[group.Coach]--;
    }

    private void Release(PossibleGroup group)
    {
        _placed.ExceptWith(group.Members);
        room[group.Coach]++;
    }

    private PossibleGroup? Around(int seeker, int size, IReadOnlyList<int> among)
    {
        (PossibleGroup Group, int Score)? best = null;
        foreach (var coach in Enumerable.Range(0, coaches.Count).Where(coach => room[coach] > 0 && _table.With(seeker, coach) == GroupRules.None))
        {
            var others = among.Where(other => other != seeker && !IsPlaced(other) && _table.With(other, coach) == GroupRules.None && _table.Between(seeker, other) == GroupRules.None).Take(MostCompanions).ToList();
            foreach (var group in Combinations(coach, [seeker], _table.Shared(seeker, coach), others, size))
            {
                var score = group.Fit - PairTable.Crowding(coaches[coach], coaches[coach].Capacity - room[coach]);
                if (best is null || score > best.Value.Score) best = (group, score);
            }
        }
        return best?.Group;
    }

    private IEnumerable<PossibleGroup> Combinations(int coach, int[] members, BigInteger shared, List<int> others, int size)
    {
        _looks++;
        if (members.Length > 0 && !_table.IsLongEnough(shared, members[0])) yield break;
        if (members.Length == size)
        {
            yield return new(coach, [.. members.Order()], (int)BigInteger.PopCount(shared));
            yield break;
        }
        for (var next = 0; next <= others.Count - (size - members.Length); next++)
        {
            var own = others[next];
            if (members.Any(member => _table.Between(member, own) != GroupRules.None)) continue;
            foreach (var whole in Combinations(coach, [.. members, own], shared & _table.Shared(own, coach), others[(next + 1)..], size)) yield return whole;
        }
    }
}
