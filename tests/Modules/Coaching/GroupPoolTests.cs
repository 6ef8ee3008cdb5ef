using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>Putting people together, on invented pools: what a group must satisfy, and that nobody is left who could have been in one.</summary>
public sealed class GroupPoolTests
{
    [Fact]
    public void Groups_hold_every_rule_and_no_further_group_can_be_made_of_those_who_are_left()
    {
        var (formed, left) = (0, 0);
        for (var number = 0; number < 60; number++)
        {
            var pool = new RandomPool(number, seekers: 11, coaches: 4, departments: 5, mostAtOnce: 3);
            var seekers = pool.Seekers.Select(seeker => seeker with { Group = new("group", 3, 60, RandomPool.Now + Duration.FromDays(7)) }).ToList();
            int[] room = [.. pool.Coaches.Select(coach => coach.Room)];
            var (before, everybody) = (room.ToArray(), Enumerable.Range(0, seekers.Count).ToList());
            var groups = new GroupPool(seekers, pool.Coaches, pool.Ties, RandomPool.Now, room);

            var found = groups.Form(3, everybody, everybody);

            found.SelectMany(group => group.Members).ShouldBeUnique();
            foreach (var group in found) Fits(pool, seekers, group.Coach, [.. group.Members]).ShouldBeTrue($"pool {number}");
            for (var coach = 0; coach < room.Length; coach++) room[coach].ShouldBe(before[coach] - found.Count(group => group.Coach == coach));
            var rest = everybody.FindAll(seeker => !groups.IsPlaced(seeker));
            foreach (var coach in Enumerable.Range(0, room.Length).Where(coach => room[coach] > 0))
                foreach (var three in Threes(rest)) Fits(pool, seekers, coach, three).ShouldBeFalse($"pool {number}: {string.Join(", ", three)} with coach {coach}");
            (formed, left) = (formed + found.Count, left + rest.Count);
        }
        // Otherwise the pools would say nothing.
        (formed, left).ShouldSatisfyAllConditions(sums => sums.formed.ShouldBeGreaterThan(20), sums => sums.left.ShouldBeGreaterThan(20));
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

    // Written anew from the rules, half hour by half hour.
    private static bool Fits(RandomPool pool, List<Seeker> seekers, int coach, int[] members)
    {
        if (members.Select(member => seekers[member].Wishes.Department).Distinct().Count() < members.Length) return false;
        if (members.Any(one => members.Any(other => one != other && pool.Ties.Between(seekers[one].Person, seekers[other].Person) != MatchRules.None))) return false;
        var candidate = pool.Coaches[coach];
        if (members.Any(member => (Matching.Barriers(seekers[member], candidate, pool.Ties, RandomPool.Now) & ~MatchRules.Capacity) != MatchRules.None)) return false;
        var halves = Slots.Offered(candidate.Hours, candidate.Zone, RandomPool.Now, RandomPool.Now + Duration.FromDays(7), Duration.FromMinutes(30));
        return halves.Count(half => members.All(member => seekers[member].Wishes.Times is var times
            && (times == TimesOfWeek.Unsaid || times.HasFlag(TimesOfWeekExtensions.PartOf(half.InZone(seekers[member].Zone).LocalDateTime))))) >= 2;
    }
}
