namespace Confrere.Allocation.Domain;

/// <summary>How many of each level of each factor every arm has: what a minimisation remembers of those allocated before.</summary>
internal sealed class Margins(AllocationRule rule)
{
    private readonly Dictionary<(string Factor, string Level), int[]> _counts = [];

    /// <summary>One count for each arm, in the rule's order.</summary>
    public IReadOnlyList<int> Of(string factor, string level) => _counts.TryGetValue((factor, level), out var counts) ? counts : new int[rule.Arms.Count];

    public void Add(IReadOnlyDictionary<string, string> levels, string arm)
    {
        var place = rule.Arms.Select(known => known.Code).ToList().IndexOf(arm);
        foreach (var factor in rule.AllFactors)
        {
            var key = (factor.Code, levels[factor.Code]);
            if (!_counts.TryGetValue(key, out var counts)) _counts[key] = counts = new int[rule.Arms.Count];
            counts[place]++;
        }
    }
}
