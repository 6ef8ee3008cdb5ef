using System.Numerics;

namespace Confrere.Coaching.Domain;

/// <summary>For everybody without a coach: the smallest set of rules that blocks them, and what relaxing one would do.</summary>
/// <param name="stays">Who is not to be moved to another coach, whatever it would make possible.</param>
internal sealed class Explanations(PairTable table, IReadOnlyList<Candidate> coaches, int[] matched, Func<int, bool> stays, CancellationToken cancellation)
{
    private static readonly MatchRules[] Rules = [.. Enum.GetValues<MatchRules>().Where(rule => rule != MatchRules.None)];

    private static readonly MatchRules[] SetsBySize =
        [.. Enumerable.Range(1, (1 << Rules.Length) - 1).OrderBy(set => BitOperations.PopCount((uint)set)).ThenBy(set => set).Select(set => (MatchRules)set)];

    public IReadOnlyList<Unmatched> All()
    {
        var without = Enumerable.Range(0, matched.Length).Where(seeker => matched[seeker] < 0).ToList();
        if (without.Count == 0) return [];
        var yields = Yielding();
        var explained = new Unmatched[without.Count];
        Parallel.For(0, without.Count, new ParallelOptions { CancellationToken = cancellation }, index => explained[index] = Of(without[index], yields));
        return explained;
    }

    private Unmatched Of(int seeker, bool[] yields)
    {
        var broken = new Dictionary<MatchRules, int>();
        for (var coach = 0; coach < coaches.Count; coach++)
        {
            var rules = table.Barriers(seeker, coach) | (yields[coach] ? MatchRules.None : MatchRules.Capacity);
            broken[rules] = broken.GetValueOrDefault(rules) + 1;
        }
        return new(seeker, Smallest(broken.Keys),
            [.. Rules.Where(rule => (rule & MatchRulesExtensions.NeverRelaxed) == 0 && broken.ContainsKey(rule)).Select(rule => new Relaxation(rule, broken[rule]))]);
    }

    /// <summary>A set that meets every coach's broken rules: as long as it stands, nobody is left to propose.</summary>
    private static MatchRules Smallest(IReadOnlyCollection<MatchRules> broken) =>
        broken.Count == 0 ? MatchRules.Capacity : SetsBySize.First(set => broken.All(rules => (rules & set) != 0));

    /// <summary>Coaches who have room, or would have it if one of theirs moved to a coach who has or would.</summary>
    private bool[] Yielding()
    {
        var free = coaches.Select(coach => coach.Room).ToArray();
        foreach (var coach in matched.Where(coach => coach >= 0)) free[coach]--;
        var yields = free.Select(room => room > 0).ToArray();
        var waiting = new Queue<int>(Enumerable.Range(0, yields.Length).Where(coach => yields[coach]));
        var movable = Enumerable.Range(0, matched.Length).Where(seeker => matched[seeker] >= 0 && !stays(seeker)).ToList();
        while (waiting.TryDequeue(out var coach))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var own in movable.Where(seeker => !yields[matched[seeker]] && table.Barriers(seeker, coach) == MatchRules.None).Select(seeker => matched[seeker]))
            {
                if (yields[own]) continue;
                yields[own] = true;
                waiting.Enqueue(own);
            }
        }
        return yields;
    }
}
