namespace Confrere.Modules.Tests.Allocation;

/// <summary>
/// The best guess at the next of two arms in blocks whose sizes are drawn with equal chance and not told: exact probabilities over every
/// size and composition that the arms so far leave possible. Written from the definition of permuted blocks, apart from the code under test.
/// </summary>
internal sealed class BlockGuesser(IReadOnlyList<int> sizes)
{
    private readonly Dictionary<string, Dictionary<(int First, int Second), double>> _known = [];

    /// <summary>True for the first arm.</summary>
    public bool Guess(IReadOnlyList<bool> before) => Next(before).First >= Next(before).Second;

    /// <summary>How many of the first places the best guesser gets right on average.</summary>
    public double ExpectedRight(int places) => Expected([], places);

    private double Expected(List<bool> before, int left)
    {
        if (left == 0) return 0;
        var (first, second) = Next(before);
        return Math.Max(first, second) + Expected([.. before, true], left - 1) + Expected([.. before, false], left - 1);
    }

    /// <summary>The joint probabilities of the arms so far and of each arm next.</summary>
    private (double First, double Second) Next(IReadOnlyList<bool> before)
    {
        var (first, second) = (0.0, 0.0);
        foreach (var (left, chance) in Remaining(before))
        {
            first += chance * left.First / (left.First + left.Second);
            second += chance * left.Second / (left.First + left.Second);
        }
        return (first, second);
    }

    /// <summary>What may be left of the block that the next place belongs to, each with its joint probability with the arms so far.</summary>
    private Dictionary<(int First, int Second), double> Remaining(IReadOnlyList<bool> before)
    {
        var key = string.Concat(before.Select(arm => arm ? '1' : '0'));
        if (_known.TryGetValue(key, out var known)) return known;
        var states = new Dictionary<(int, int), double>();
        if (before.Count == 0) Open(states, 1);
        else
            foreach (var (left, chance) in Remaining([.. before.SkipLast(1)]))
            {
                var total = left.First + left.Second;
                var (after, share) = before[^1] ? ((left.First - 1, left.Second), left.First) : ((left.First, left.Second - 1), left.Second);
                if (share == 0) continue;
                var joint = chance * share / total;
                if (after == (0, 0)) Open(states, joint);
                else states[after] = states.GetValueOrDefault(after) + joint;
            }
        return _known[key] = states;
    }

    private void Open(Dictionary<(int, int), double> states, double chance)
    {
        foreach (var size in sizes) states[(size / 2, size / 2)] = states.GetValueOrDefault((size / 2, size / 2)) + chance / sizes.Count;
    }
}
