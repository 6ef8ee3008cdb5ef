namespace Confrere.Allocation.Domain;

/// <summary>Draws people one after the other by a rule under a seed of its own. It has no way to a sealed list. Pure but for what it remembers of those drawn.</summary>
internal sealed class Redraw(AllocationRule rule, byte[] seed)
{
    private readonly Dictionary<string, IEnumerator<Drawn>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);
    private readonly Margins _margins = new(rule);

    public (string Stratum, int Position, Drawn Drawn) One(IReadOnlyDictionary<string, string> levels)
    {
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
        return (stratum, position, drawn);
    }

    private Drawn NextOfBlock(string stratum)
    {
        if (!_blocks.TryGetValue(stratum, out var sequence))
            _blocks[stratum] = sequence = new BlockSequence(seed, rule).From(stratum).Select(arm => new Drawn(arm, null)).GetEnumerator();
        sequence.MoveNext();
        return sequence.Current;
    }
}
