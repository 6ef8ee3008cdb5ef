using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.Rehearse;

/// <summary>
/// A dry run on people who do not exist: a seed of its own that is thrown away, levels drawn at random, nothing stored. It shows that the
/// rule can be carried out and how alike it keeps the arms; it has no way to a sealed list. Pure.
/// </summary>
internal sealed class Rehearsal(AllocationRule rule, byte[] seed)
{
    private readonly Redraw _redraw = new(rule, seed);

    /// <param name="rounds">In how many rounds they apply, as evenly as they divide; it matters to a lottery alone, as the other methods go on with their list.</param>
    public IReadOnlyList<RecordedAllocation> Draw(int people, int rounds = 1) => rule.Method == AllocationRule.Lottery
        ? [.. Enumerable.Range(0, people).GroupBy(person => (int)((long)person * rounds / people) + 1)
            .SelectMany(round => new LotteryRound(seed, rule).Draw(round.Key, round.Select(Name)))]
        : [.. Enumerable.Range(0, people).Select(DrawOne)];

    private RecordedAllocation DrawOne(int person)
    {
        var chance = new AllocationStream(seed, "test people", AllocationRule.Everybody, person);
        var levels = rule.AllFactors.ToDictionary(factor => factor.Code, factor => factor.Levels[chance.Below(factor.Levels.Count)].Code);
        var (stratum, position, drawn) = _redraw.One(levels);
        return new(Name(person), stratum, position, levels, drawn.Arm.Value, drawn.Probability);
    }

    private static string Name(int person) => $"TEST{person + 1:0000}";
}
