using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Between-within degrees of freedom (specification 3.9): a coefficient whose column is constant within the levels of a grouping is
/// judged by the number of those levels. Groupings must be nested.
/// </summary>
internal static class BetweenWithin
{
    public static double[] Of(MixedCore core)
    {
        var levels = Chain(core);
        var design = core.Data.Design;
        var stage = new int[core.Fixed];
        for (var j = 0; j < core.Fixed; j++)
        {
            var column = design.Values.Column(j).ToArray();
            stage[j] = levels.FindIndex(l => IsConstantWithin(column, l.Codes));
            if (stage[j] < 0) stage[j] = levels.Count;
        }

        // Units of a stage, less those of the stage outside it, less the coefficients judged there (Pinheiro and Bates 2000, section 2.4.2).
        var df = new double[levels.Count + 1];
        for (var s = 0; s <= levels.Count; s++)
        {
            var units = s < levels.Count ? levels[s].Names.Count : core.Rows;
            var outer = s == 0 ? 0 : levels[s - 1].Names.Count;
            df[s] = Math.Max(1, units - outer - stage.Count(x => x == s));
        }

        return [.. stage.Select(s => df[s])];
    }

    private static List<RandomColumns.Level> Chain(MixedCore core)
    {
        var levels = core.Columns.Levels.Distinct().OrderBy(l => l.Names.Count).ToList();
        for (var s = 1; s < levels.Count; s++)
            if (!IsConstantWithin(levels[s - 1].Codes.Select(c => (double)c).ToArray(), levels[s].Codes))
                throw new DataProblemsException(new DataProblem(
                    "degrees of freedom",
                    $"Between-within needs nested groupings, but \"{levels[s].Grouping}\" is not nested in \"{levels[s - 1].Grouping}\"; use Satterthwaite or Kenward-Roger."));
        return levels;
    }

    private static bool IsConstantWithin(double[] column, int[] codes)
    {
        var first = new Dictionary<int, double>();
        for (var i = 0; i < column.Length; i++)
        {
            if (!first.TryGetValue(codes[i], out var value)) first[codes[i]] = column[i];
            else if (value != column[i]) return false;
        }

        return true;
    }
}
