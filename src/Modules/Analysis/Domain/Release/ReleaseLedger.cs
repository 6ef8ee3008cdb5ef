namespace Confrere.Analysis.Domain.Release;

/// <summary>
/// Every group about which something was released, by its members. A new group that differs from an earlier one by a few people would say something about
/// those few: it is refused.
/// </summary>
internal sealed class ReleaseLedger(Disclosure disclosure)
{
    private readonly List<(string Name, IReadOnlySet<string> Members)> _released = [];

    public IReadOnlyList<(string Name, IReadOnlySet<string> Members)> Released => _released;

    /// <summary>The earlier group from which these people differ by too few; null when there is none.</summary>
    public string? TooNear(IReadOnlySet<string> members)
    {
        foreach (var (name, earlier) in _released)
        {
            var common = members.Count(earlier.Contains);
            // Without a common member there is nothing to subtract.
            if (common > 0 && !disclosure.IsHarmless(members.Count + earlier.Count - 2 * common)) return name;
        }
        return null;
    }

    public void Add(string name, IReadOnlySet<string> members) => _released.Add((name, members));
}
