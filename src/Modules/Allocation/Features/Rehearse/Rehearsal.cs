using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.Rehearse;

/// <summary>
/// A dry run on people who do not exist: a seed of its own that is thrown away, levels drawn at random, nothing stored. It shows that the
/// rule can be carried out and how alike it keeps the arms; it has no way to a sealed list. Pure.
/// </summary>
internal sealed class Rehearsal(AllocationRule rule, byte[] seed)
{
    private readonly Redraw _redraw = new(rule, seed);

    public IReadOnlyList<RecordedAllocation> Draw(int people) => rule.Method == AllocationRule.Lottery
        ? new LotteryRound(seed, rule).Draw(1, Enumerable.Range(1, people).Select(person => $"TEST{person:0000}"))
        : [.. Enumerable.Range(0, people).Select(DrawOne)];

    private RecordedAllocation DrawOne(int person)
    {
        var chance = new AllocationStream(seed, "test people", AllocationRule.Everybody, person);
        var levels = rule.AllFactors.ToDictionary(factor => factor.Code, factor => factor.Levels[chance.Below(factor.Levels.Count)].Code);
        var (stratum, position, drawn) = _redraw.One(levels);
        return new($"TEST{person + 1:0000}", stratum, position, levels, drawn.Arm.Value, drawn.Probability);
    }
}
