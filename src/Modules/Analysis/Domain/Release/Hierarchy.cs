namespace Confrere.Analysis.Domain.Release;

/// <summary>A classification that collapses upwards in a fixed order: division into department into site into everybody.</summary>
internal sealed class Hierarchy
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _levels;

    /// <param name="levels">For each level, from the finest, the group of every leaf.</param>
    /// <exception cref="ArgumentException">A level lacks a leaf, or splits a group of the level below it.</exception>
    public Hierarchy(params IReadOnlyList<IReadOnlyDictionary<string, string>> levels)
    {
        if (levels.Count == 0) throw new ArgumentException("A hierarchy has at least one level.", nameof(levels));
        for (var l = 1; l < levels.Count; l++)
        {
            if (levels[0].Keys.Any(leaf => !levels[l].ContainsKey(leaf))) throw new ArgumentException($"Level {l} lacks a leaf.", nameof(levels));
            var (finer, coarser) = (levels[l - 1], levels[l]);
            if (finer.Keys.GroupBy(leaf => finer[leaf]).Any(group => group.Select(leaf => coarser[leaf]).Distinct().Count() > 1))
                throw new ArgumentException($"Level {l} splits a group of the level below it.", nameof(levels));
        }
        _levels = levels;
    }

    public int Levels => _levels.Count;

    public string GroupOf(string leaf, int level) => _levels[level][leaf];

    public IReadOnlyList<string> Groups(int level) => [.. _levels[level].Values.Distinct().Order(StringComparer.Ordinal)];
}
