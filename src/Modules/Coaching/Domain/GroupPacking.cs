using Google.OrTools.Sat;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Chooses among all groups that could be made: as many as can be (everybody in one at most, no coach with more than their room), and among all such
/// ways those who have waited longest, by the sum of their places in line, and then the most hours in common, less how full the coaches get. A set
/// packing, by CP-SAT with one worker, a fixed seed and a limit in its own deterministic time: the same pool gives the same groups on every machine.
/// </summary>
internal static class GroupPacking
{
    // A few seconds in all. With ten, 60 people and 12 coaches took 26 seconds for a proof that the number found was the most.
    private const string Limits = "num_workers:1,random_seed:1,max_deterministic_time:2";

    /// <param name="start">A way that is known already, as numbers of <paramref name="groups"/>.</param>
    /// <param name="most">No way has more groups than this.</param>
    /// <returns>The chosen groups' numbers, and whether it is proven that no way has more.</returns>
    public static (IReadOnlyList<int> Chosen, bool IsMost) Solve(IReadOnlyList<PossibleGroup> groups, IReadOnlyList<Candidate> coaches, int[] room, IReadOnlyList<int> start, int most)
    {
        var (chosen, isMost) = start.Count >= most ? (start, true) : MostGroups(groups, room, start);
        return (Best(groups, coaches, room, chosen), isMost);
    }

    private static (IReadOnlyList<int> Chosen, bool IsMost) MostGroups(IReadOnlyList<PossibleGroup> groups, int[] room, IReadOnlyList<int> start)
    {
        var (model, made) = Model(groups, room, start);
        model.Maximize(LinearExpr.Sum(made));
        return Solved(model, made, start);
    }

    private static IReadOnlyList<int> Best(IReadOnlyList<PossibleGroup> groups, IReadOnlyList<Candidate> coaches, int[] room, IReadOnlyList<int> most)
    {
        var (model, made) = Model(groups, room, most);
        model.Add(LinearExpr.Sum(made) == most.Count);
        var (terms, weights) = (new List<IntVar>(made), new List<long>());
        // One place in line outweighs all that hours and crowding can add up to.
        var (last, place) = (groups.Max(group => group.Members[^1]), most.Count * (long)(2 * PairTable.MostHours * (PairTable.Point / 2) + PairTable.Point) + 1);
        weights.AddRange(groups.Select(group => group.Members.Sum(member => last - member) * place + group.Fit));
        foreach (var own in Enumerable.Range(0, groups.Count).GroupBy(number => groups[number].Coach))
        {
            // One variable a place, dearer from one to the next, so that they are taken in order.
            var places = Enumerable.Range(0, Math.Min(room[own.Key], most.Count)).Select(turn => model.NewBoolVar($"place {own.Key} {turn}")).ToList();
            model.Add(LinearExpr.Sum(own.Select(number => made[number])) == LinearExpr.Sum(places));
            terms.AddRange(places);
            weights.AddRange(places.Select((_, turn) => -(long)PairTable.Crowding(coaches[own.Key], coaches[own.Key].Capacity - room[own.Key] + turn)));
        }
        model.Maximize(LinearExpr.WeightedSum(terms, weights));
        return Solved(model, made, most).Chosen;
    }

    private static (CpModel Model, IReadOnlyList<BoolVar> Made) Model(IReadOnlyList<PossibleGroup> groups, int[] room, IReadOnlyList<int> start)
    {
        var (model, known) = (new CpModel(), start.ToHashSet());
        var made = groups.Select((_, number) => model.NewBoolVar($"group {number}")).ToList();
        foreach (var member in groups.SelectMany((group, number) => group.Members.Select(member => (member, number))).GroupBy(pair => pair.member)) model.AddAtMostOne(member.Select(pair => made[pair.number]));
        foreach (var coach in Enumerable.Range(0, groups.Count).GroupBy(number => groups[number].Coach)) model.Add(LinearExpr.Sum(coach.Select(number => made[number])) <= room[coach.Key]);
        for (var number = 0; number < made.Count; number++) model.AddHint(made[number], known.Contains(number));
        return (model, made);
    }

    // Out of its time without a way of its own, the known one stands.
    private static (IReadOnlyList<int> Chosen, bool IsProven) Solved(CpModel model, IReadOnlyList<BoolVar> made, IReadOnlyList<int> known)
    {
        using var solver = new CpSolver { StringParameters = Limits };
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return (known, false);
        return ([.. Enumerable.Range(0, made.Count).Where(number => solver.BooleanValue(made[number]))], status == CpSolverStatus.Optimal);
    }
}
