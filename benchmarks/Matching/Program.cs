using System.Diagnostics;
using System.Globalization;
using Confrere.Coaching.Domain;
using Confrere.Modules.Tests.Coaching;

// Whole-pool matches of the three sizes that are promised, with ties, unequal hours and fewer places than people; one line each:
// people, coaches, who is matched, seconds to judge and solve and explain, and the process's peak memory so far.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (var (people, coaches, departments, most) in new[] { (138, 24, 8, 6), (2_000, 300, 20, 8), (20_000, 2_500, 60, 12) })
{
    var pool = new RandomPool(1, people, coaches, departments, most);
    var watch = Stopwatch.StartNew();
    var plan = await new MatchPool(pool.Seekers, pool.Coaches, pool.Ties, RandomPool.Now).Solve();
    Console.WriteLine($"{people,6} people {coaches,5} coaches {plan.Matched,6} matched {pool.Coaches.Sum(coach => coach.Room),6} places {watch.Elapsed.TotalSeconds,8:0.00} s {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,7:0} MB");
}

// The same for groups of three, with a bound that no way can pass: a third of the people, or the coaches' room. Where it is reached the groups are as many as can be, whichever way was taken.
foreach (var (people, coaches, departments, most) in new[] { (24, 6, 8, 3), (60, 12, 8, 3), (138, 24, 8, 6), (600, 90, 20, 8) })
{
    var pool = new RandomPool(1, people, coaches, departments, most);
    var seekers = pool.Seekers.Select(seeker => seeker with { Group = new("group", 3, 60, RandomPool.Now + NodaTime.Duration.FromDays(7)) }).ToList();
    int[] room = [.. pool.Coaches.Select(coach => coach.Room)], all = [.. Enumerable.Range(0, people)];
    var bound = Math.Min(people / 3, room.Sum());
    var watch = Stopwatch.StartNew();
    var groups = new GroupPool(seekers, pool.Coaches, pool.Ties, RandomPool.Now, room);
    var formed = groups.Form(3, all, all).Count;
    Console.WriteLine($"{people,6} people {coaches,5} coaches {formed,6} groups of three, at most {bound}, {(groups.IsMost ? "proven to be the most" : "not proven")} {watch.Elapsed.TotalSeconds,8:0.00} s");
}
