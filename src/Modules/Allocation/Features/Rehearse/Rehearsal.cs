using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.Rehearse;

/// <summary>
/// A dry run on people who do not exist: a seed of its own that is thrown away, levels drawn at random, nothing stored. It shows that the
/// rule can be carried out and how alike it keeps the arms; it has no way to a sealed list. Pure.
/// </summary>
internal sealed class Rehearsal(AllocationRule rule, byte[] seed)
{
    private readonly Dictionary<string, IEnumerator<Drawn>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);
    private readonly Margins _margins = new(rule);

    public IReadOnlyList<RecordedAllocation> Draw(int people) => [.. Enumerable.Range(0, people).Select(DrawOne)];

    private RecordedAllocation DrawOne(int person)
    {
        var chance = new AllocationStream(seed, "test people", AllocationRule.Everybody, person);
        var levels = rule.AllFactors.ToDictionary(factor => factor.Code, factor => factor.Levels[chance.Below(factor.Levels.Count)].Code);
        var stratum = rule.StratumOf(levels);
        var position = _next.GetValueOrDefault(stratum);
        _next[stratum] = position + 1;
        var drawn = rule.Method switch
        {
            AllocationRule.Simple => new SimpleDraw(seed, rule).At(stratum, position),
            AllocationRule.Minimised => new Minimiser(seed, rule).At(position, _margins, levels),
            _ => NextOfBlock(stratum),
        };
        _margins.Add(levels, drawn.Arm.Value);
        return new($"TEST{person + 1:0000}", stratum, position, levels, drawn.Arm.Value, drawn.Probability);
    }

    private Drawn NextOfBlock(string stratum)
    {
        if (!_blocks.TryGetValue(stratum, out var sequence))
            _blocks[stratum] = sequence = new BlockSequence(seed, rule).From(stratum).Select(arm => new Drawn(arm, null)).GetEnumerator();
        sequence.MoveNext();
        return sequence.Current;
    }
}
