namespace Confrere.Coaching.Domain;

/// <summary>What a whole-pool match proposes.</summary>
/// <param name="Coaches">For each seeker the coach's number, or -1.</param>
/// <param name="Cost">Thousandths of a point, lower is better: the points of all pairs with their sign turned, and the crowding of coaches.</param>
internal sealed record MatchPlan(IReadOnlyList<int> Coaches, long Cost, IReadOnlyList<Unmatched> Unmatched)
{
    public int Matched => Coaches.Count(coach => coach >= 0);
}
