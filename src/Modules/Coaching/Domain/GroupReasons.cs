using System.Numerics;

namespace Confrere.Coaching.Domain;

/// <summary>Why somebody is in no group: the smallest set of rules of which every group that one could think of around them breaks one, and for each rule how many coaches it alone keeps from meeting such a group.</summary>
/// <param name="IsWhole">Whether everybody who waits was looked at, and not only those who wait longest.</param>
internal sealed record GroupReasons(GroupRules Blocking, IReadOnlyList<(GroupRules Rule, int Coaches)> Alone, bool IsWhole)
{
    // A second of looking for each of a dozen people.
    private const long MostLooks = 300_000;

    /// <param name="room">What is left of each coach's room.</param>
    public static GroupReasons Of(int seeker, int size, IReadOnlyList<int> among, GroupTable table, IReadOnlyList<int> room, Func<int, bool> isPlaced)
    {
        var everybody = among.Where(other => other != seeker).OrderBy(isPlaced).ThenBy(other => other).ToList();
        var others = everybody.Take(Enough(everybody.Count, size - 1, room.Count)).ToList();
        var broken = new Dictionary<GroupRules, HashSet<int>>();
        foreach (var companions in Choose(others, size - 1))
        {
            int[] members = [seeker, .. companions];
            var each = companions.Any(isPlaced) ? GroupRules.Placed : GroupRules.None;
            for (var one = 0; one < members.Length; one++)
                for (var other = one + 1; other < members.Length; other++) each |= table.Between(members[one], members[other]);
            for (var coach = 0; coach < room.Count; coach++)
            {
                var rules = each | WithCoach(members, coach, table, room[coach]);
                if (!broken.TryGetValue(rules, out var whose)) broken[rules] = whose = [];
                whose.Add(coach);
            }
        }
        return new(Smallest(broken.Keys), [.. broken.Where(pair => BitOperations.PopCount((uint)pair.Key) == 1).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Count))], others.Count == everybody.Count);
    }

    private static GroupRules WithCoach(int[] members, int coach, GroupTable table, int room)
    {
        var (rules, shared) = (room > 0 ? GroupRules.None : GroupRules.NoRoom, -BigInteger.One);
        foreach (var member in members)
        {
            rules |= table.With(member, coach);
            shared &= table.Shared(member, coach);
        }
        return table.IsLongEnough(shared, members[0]) ? rules : rules | GroupRules.NoHour;
    }

    private static GroupRules Smallest(IReadOnlyCollection<GroupRules> broken)
    {
        if (broken.Count == 0) return GroupRules.None;
        var bits = Enumerable.Range(0, 20).Select(bit => 1 << bit).Where(bit => broken.Any(rules => ((int)rules & bit) != 0)).ToArray();
        return (GroupRules)Enumerable.Range(1, (1 << bits.Length) - 1).OrderBy(set => BitOperations.PopCount((uint)set)).ThenBy(set => set)
            .Select(set => bits.Where((_, bit) => (set >> bit & 1) != 0).Sum()).First(set => broken.All(rules => ((int)rules & set) != 0));
    }

    // As many companions as can be looked at in every combination, with every coach.
    private static int Enough(int people, int size, int coaches)
    {
        while (people > size && Ways(people, size) * Math.Max(coaches, 1) > MostLooks) people--;
        return people;
    }

    private static double Ways(int people, int size) => Enumerable.Range(0, size).Aggregate(1.0, (ways, taken) => ways * (people - taken) / (taken + 1));

    private static IEnumerable<int[]> Choose(List<int> of, int size)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }
        for (var first = 0; first <= of.Count - size; first++)
            foreach (var rest in Choose(of[(first + 1)..], size - 1)) yield return [of[first], .. rest];
    }
}
