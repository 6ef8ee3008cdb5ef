using Google.OrTools.Graph;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Gives each seeker at most one coach and each coach at most their places: as many seekers as possible, and among all such ways one of
/// least total cost. Exact (min-cost flow by cost scaling, Goldberg 1997, as OR-Tools implements it); the same input gives the same output.
/// A coach's places may cost different amounts and must not get cheaper from one to the next, or the flow would take them out of order.
/// </summary>
internal static class Assignment
{
    /// <param name="places">For each coach the cost of the first, second and further place; empty for one without room.</param>
    /// <returns>For each seeker the coach's number, or -1.</returns>
    public static int[] Solve(int seekers, IReadOnlyList<IReadOnlyList<long>> places, IReadOnlyList<MatchArc> arcs)
    {
        var coaches = Enumerable.Repeat(-1, seekers).ToArray();
        if (arcs.Count == 0) return coaches;
        using var flow = new MinCostFlow();
        // One constant for all pairs changes no comparison between ways of equal cover and keeps every cost from being negative.
        var least = arcs.Min(arc => arc.Cost);
        foreach (var arc in arcs) flow.AddArcWithCapacityAndUnitCost(arc.Seeker, seekers + arc.Coach, 1, arc.Cost - least);
        var sink = seekers + places.Count;
        for (var coach = 0; coach < places.Count; coach++)
            foreach (var cost in places[coach]) flow.AddArcWithCapacityAndUnitCost(seekers + coach, sink, 1, cost);
        for (var seeker = 0; seeker < seekers; seeker++) flow.SetNodeSupply(seeker, 1);
        flow.SetNodeSupply(sink, -seekers);
        if (flow.SolveMaxFlowWithMinCost() is var status && status != MinCostFlowBase.Status.OPTIMAL)
            throw new InvalidOperationException($"The flow of {seekers} seekers and {arcs.Count} pairs ended as {status}.");
        for (var arc = 0; arc < arcs.Count; arc++)
            if (flow.Flow(arc) > 0) coaches[arcs[arc].Seeker] = arcs[arc].Coach;
        return coaches;
    }
}
