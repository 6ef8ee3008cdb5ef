namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Predicted effects in natural units, level by level.</summary>
internal static class RandomEffectReport
{
    public static IReadOnlyList<RandomEffect> Of(MixedCore core, Grouping grouping)
    {
        var result = new List<RandomEffect>();
        var terms = Enumerable.Range(0, core.Columns.Terms.Count).Where(t => core.Columns.Terms[t].Grouping.Equals(grouping)).ToArray();
        var names = core.Columns.Levels[terms[0]].Names;
        for (var level = 0; level < names.Count; level++)
            foreach (var t in terms)
                for (var c = 0; c < core.Columns.Effects[t].Length; c++)
                    result.Add(One(core, t, level, c, names[level]));
        return result;
    }

    private static RandomEffect One(MixedCore core, int term, int level, int column, string name)
    {
        var effects = core.Columns.Effects[term];
        var at = (level * effects.Length) + column;
        var scale = core.Columns.Blocks[term].Scales[column];
        var value = core.Modes.Modes[term][at] * core.Basis.Scale / scale;
        var error = Math.Sqrt(core.Modes.Variances[term][at] * core.ResidualVariance) / scale;
        return new(core.Columns.Terms[term].Grouping.ToString(), name, effects[column], value, error);
    }
}
