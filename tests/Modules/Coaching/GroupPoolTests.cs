using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Putting people together, on invented pools: what a group must satisfy, that there are as many as can be, and why somebody is in none.</summary>
public sealed class GroupPoolTests
{
    private const int Pools = 30;

    [Fact]
    public void Groups_hold_every_rule_and_are_as_many_as_an_independent_search_finds()
    {
        var (formed, left, better) = (0, 0, 0);
        for (var number = 0; number < Pools; number++)
        {
            var (pool, seekers) = Drawn(number);
            int[] room = [.. pool.Coaches.Select(coach => coach.Room)];
            var (before, everybody) = (room.ToArray(), Enumerable.Range(0, seekers.Count).ToList());
            var groups = new GroupPool(seekers, pool.Coaches, pool.Ties, RandomPool.Now, room);

            var found = groups.Form(3, everybody, everybody);

            groups.IsMost.ShouldBeTrue();
            found.SelectMany(group => group.Members).ShouldBeUnique();
            foreach (var group in found) Fits(pool, seekers, group.Coach, [.. group.Members]).ShouldBeTrue($"pool {number}");
            for (var coach = 0; coach < room.Length; coach++) room[coach].ShouldBe(before[coach] - found.Count(group => group.Coach == coach));
            found.Count.ShouldBe(Most(Possible(pool, seekers), before), $"pool {number}");
            // The way for large pools keeps every rule as well, and finds no more.
            int[] again = [.. before];
            var oneByOne = new GroupPool(seekers, pool.Coaches, pool.Ties, RandomPool.Now, again, whole: 0).Form(3, everybody, everybody);
            foreach (var group in oneByOne) Fits(pool, seekers, group.Coach, [.. group.Members]).ShouldBeTrue($"pool {number}");
            oneByOne.SelectMany(group => group.Members).ShouldBeUnique();
            oneByOne.Count.ShouldBeLessThanOrEqualTo(found.Count);
            (formed, left, better) = (formed + found.Count, left + seekers.Count - 3 * found.Count, better + found.Count - oneByOne.Count);
        }
        // Otherwise the pools would say nothing.
        (formed, left).ShouldSatisfyAllConditions(sums => sums.formed.ShouldBeGreaterThan(10), sums => sums.left.ShouldBeGreaterThan(20));
        TestContext.Current.TestOutputHelper?.WriteLine($"{formed} groups in {Pools} pools, {better} fewer one by one");
    }

    [Fact]
    public void Who_is_in_no_group_sees_the_smallest_set_of_rules_that_keeps_every_group_away()
    {
        var explained = 0;
        for (var number = 0; number < Pools / 8; number++)
        {
            var (pool, seekers) = Drawn(number);
            int[] room = [.. pool.Coaches.Select(coach => coach.Room)];
            var everybody = Enumerable.Range(0, seekers.Count).ToList();
            var groups = new GroupPool(seekers, pool.Coaches, pool.Ties, RandomPool.Now, room);
            groups.Form(3, everybody, everybody);
            var all = (from three in Threes(everybody) from coach in Enumerable.Range(0, pool.Coaches.Count) select (Three: three, Coach: coach, Rules: Broken(pool, seekers, three, coach, room))).ToList();
            foreach (var one in everybody.Where(seeker => !groups.IsPlaced(seeker)))
            {
                var reasons = GroupReasons.Of(one, 3, everybody, groups.Table, room, groups.IsPlaced);
                var broken = all.FindAll(group => group.Three.Contains(one)).ConvertAll(group => (group.Coach, Rules: group.Three.Any(member => member != one && groups.IsPlaced(member)) ? group.Rules | GroupRules.Placed : group.Rules));
                Smallest([.. broken.Select(group => group.Rules).Distinct()], reasons.Blocking, $"pool {number}, {one}");
                reasons.Alone.ShouldBe([.. broken.Where(group => System.Numerics.BitOperations.PopCount((uint)group.Rules) == 1).GroupBy(group => group.Rules).OrderBy(rule => rule.Key).Select(rule => (rule.Key, rule.Select(group => group.Coach).Distinct().Count()))]);
                explained++;
            }
        }
        explained.ShouldBeGreaterThan(5);
    }

    [Theory, InlineData(GroupPool.Whole), InlineData(0)]
    public void Two_groups_are_made_where_the_best_one_would_leave_two_who_cannot_go_together(int whole)
    {
        Candidate[] coaches = [Coach([new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Thursday, new(18, 0), new(20, 0))]) with { Capacity = 2 }];
        // The first two share most hours; the last two are of one department.
        List<Seeker> seekers = [Person("A", TimesOfWeek.Unsaid), Person("B", TimesOfWeek.Unsaid), Person("C", TimesOfWeek.Evenings), Person("C", TimesOfWeek.Evenings)];
        int[] room = [2], all = [0, 1, 2, 3];

        var found = new GroupPool(seekers, coaches, Ties.None, RandomPool.Now, room, whole: whole).Form(2, all, all);

        (found.Count, room[0]).ShouldBe((2, 0));
        found.ShouldAllBe(group => group.Members.Count(member => member > 1) == 1);
    }

    [Fact]
    public void Whoever_has_waited_longest_comes_first_and_more_shared_hours_decide_with_whom()
    {
        var day = new HoursOfDay(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0));
        Candidate[] coaches = [Coach([day]), Coach([day, new(IsoDayOfWeek.Thursday, new(18, 0), new(20, 0))])];
        List<Seeker> seekers = [.. new[] { "A", "B", "B", "C" }.Select(department => Person(department, TimesOfWeek.Unsaid)), Person("D", TimesOfWeek.Evenings)];
        int[] room = [1, 1], all = [0, 1, 2, 3, 4];

        var groups = new GroupPool(seekers, coaches, Ties.None, RandomPool.Now, room).Form(3, all, all);

        // The first has the coach with more hours, and two of different departments who have the same hours; the third is of the second's department.
        groups.ShouldHaveSingleItem().ShouldSatisfyAllConditions(group => group.Coach.ShouldBe(1), group => group.Members.ShouldBe([0, 1, 3]), group => group.Hours.ShouldBe(5));
    }

    private static Candidate Coach(IReadOnlyList<HoursOfDay> hours) => new(NewId.Of<PersonId>(), "Z", "", [], new(2027, 1, 1), 1, 0, DateTimeZone.Utc, hours);

    private static Seeker Person(string department, TimesOfWeek times) => new(
        NewId.Of<PersonId>(), NewId.Of<PlaceId>(), new(department, "", [], times), DateTimeZone.Utc, RandomPool.Now + Duration.FromDays(90))
    {
        Group = new("group", 3, 60, RandomPool.Now + Duration.FromDays(7)),
    };

    private static IEnumerable<int[]> Threes(List<int> of) =>
        from a in Enumerable.Range(0, of.Count) from b in Enumerable.Range(a + 1, of.Count - a - 1) from c in Enumerable.Range(b + 1, of.Count - b - 1) select new[] { of[a], of[b], of[c] };

    private static (RandomPool Pool, List<Seeker> Seekers) Drawn(int number)
    {
        var pool = new RandomPool(number, seekers: 11, coaches: 4, departments: 5, mostAtOnce: 3);
        return (pool, [.. pool.Seekers.Select(seeker => seeker with { Group = new("group", 3, 60, RandomPool.Now + Duration.FromDays(7)) })]);
    }

    private static List<(int Members, int Coach)> Possible(RandomPool pool, List<Seeker> seekers) =>
    [
        .. from three in Threes([.. Enumerable.Range(0, seekers.Count)]) from coach in Enumerable.Range(0, pool.Coaches.Count)
           where Fits(pool, seekers, coach, three) select (three.Sum(member => 1 << member), coach),
    ];

    /// <summary>The most groups, by trying: whoever is first of those who are left is in a group or is left out.</summary>
    private static int Most(List<(int Members, int Coach)> possible, int[] room, int without = 0, int first = 0)
    {
        while ((without >> first & 1) != 0) first++;
        if (first >= 11) return 0;
        var most = Most(possible, room, without | 1 << first, first + 1);
        foreach (var (members, coach) in possible)
        {
            if ((members >> first & 1) == 0 || (members & without) != 0 || room[coach] == 0) continue;
            room[coach]--;
            most = Math.Max(most, 1 + Most(possible, room, without | members, first + 1));
            room[coach]++;
        }
        return most;
    }

    private static GroupRules Broken(RandomPool pool, List<Seeker> seekers, int[] three, int coach, int[] room)
    {
        var rules = room[coach] == 0 ? GroupRules.NoRoom : GroupRules.None;
        if (three.Select(member => seekers[member].Wishes.Department).Distinct().Count() < 3) rules |= GroupRules.SameDepartment;
        if (three.Any(member => three.Any(other => member != other && pool.Ties.Between(seekers[member].Person, seekers[other].Person) != MatchRules.None))) rules |= GroupRules.Tie;
        foreach (var member in three) rules |= (GroupRules)(int)(Matching.Barriers(seekers[member], pool.Coaches[coach], pool.Ties, RandomPool.Now) & ~MatchRules.Capacity);
        return SharedHalves(pool, seekers, coach, three) >= 2 ? rules : rules | GroupRules.NoHour;
    }

    private static void Smallest(List<GroupRules> broken, GroupRules blocking, string where)
    {
        broken.ShouldAllBe(rules => (rules & blocking) != GroupRules.None, where);
        var bits = Enumerable.Range(0, 20).Select(bit => 1 << bit).Where(bit => broken.Exists(rules => ((int)rules & bit) != 0)).ToList();
        for (var set = 0; set < 1 << bits.Count; set++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)set) >= System.Numerics.BitOperations.PopCount((uint)blocking)) continue;
            var smaller = bits.Where((_, bit) => (set >> bit & 1) != 0).Sum();
            broken.TrueForAll(rules => ((int)rules & smaller) != 0).ShouldBeFalse($"{where}: {(GroupRules)smaller}");
        }
    }

    // Written anew from the rules, half hour by half hour.
    private static bool Fits(RandomPool pool, List<Seeker> seekers, int coach, int[] members)
    {
        if (members.Select(member => seekers[member].Wishes.Department).Distinct().Count() < members.Length) return false;
        if (members.Any(one => members.Any(other => one != other && pool.Ties.Between(seekers[one].Person, seekers[other].Person) != MatchRules.None))) return false;
        var candidate = pool.Coaches[coach];
        if (members.Any(member => (Matching.Barriers(seekers[member], candidate, pool.Ties, RandomPool.Now) & ~MatchRules.Capacity) != MatchRules.None)) return false;
        return SharedHalves(pool, seekers, coach, members) >= 2;
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Candidate, IReadOnlyList<Instant>> Halves = [];

    private static int SharedHalves(RandomPool pool, List<Seeker> seekers, int coach, int[] members)
    {
        var candidate = pool.Coaches[coach];
        return Halves.GetValue(candidate, _ => Slots.Offered(candidate.Hours, candidate.Zone, RandomPool.Now, RandomPool.Now + Duration.FromDays(7), Duration.FromMinutes(30))).Count(half => members.All(member => seekers[member].Wishes.Times is var times
            && (times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(half.InZone(seekers[member].Zone).LocalDateTime)))));
    }
}
