using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Random terms as data, with the names of their levels and effects.</summary>
internal sealed class RandomColumns
{
    private RandomColumns(IReadOnlyList<RandomTerm> terms, Level[] levels, string[][] effects, RandomBlock[] blocks) =>
        (Terms, Levels, Effects, Blocks) = (terms, levels, effects, blocks);

    internal sealed record Level(Grouping Grouping, int[] Codes, IReadOnlyList<string> Names);

    public IReadOnlyList<RandomTerm> Terms { get; }

    /// <summary>The levels of each term; terms of one grouping share them.</summary>
    public Level[] Levels { get; }

    /// <summary>Names of each term's effects.</summary>
    public string[][] Effects { get; }

    public RandomBlock[] Blocks { get; }

    public static RandomColumns Of(Frame frame, IReadOnlyList<RandomTerm> terms)
    {
        var known = new Dictionary<Grouping, Level>();
        var levels = new Level[terms.Count];
        var effects = new string[terms.Count][];
        var blocks = new RandomBlock[terms.Count];
        for (var t = 0; t < terms.Count; t++)
        {
            if (!known.TryGetValue(terms[t].Grouping, out levels[t]!)) known[terms[t].Grouping] = levels[t] = LevelsOf(frame, terms[t].Grouping);
            var recipes = TermCoding.Recipes(frame, TermCoding.Ordered(terms[t].Effects), terms[t].HasIntercept);
            effects[t] = [.. recipes.Select(r => r.Name)];
            blocks[t] = new RandomBlock(levels[t].Codes, levels[t].Names.Count, [.. recipes.Select(r => Evaluate(frame, r))], terms[t].Correlated);
        }

        return new(terms, levels, effects, blocks);
    }

    /// <summary>Refuses terms whose variance the data cannot tell from the residual's.</summary>
    public void Check(ModelData data, ProblemList problems)
    {
        for (var t = 0; t < Terms.Count; t++)
        {
            var where = $"random term {Terms[t]}";
            var used = UsedLevels(Blocks[t], data.Design.Rows);
            var effects = used * Effects[t].Length;
            if (used == 0) problems.Add(where, "Its columns are zero in every row that is used.");
            else if (used == 1) problems.Add(where, $"\"{Terms[t].Grouping}\" has only one level in the rows that are used, so the variance between levels cannot be estimated.");
            else if (effects >= TouchedRows(Blocks[t], data.Design.Rows))
                problems.Add(where, $"It has {effects} random effects for {TouchedRows(Blocks[t], data.Design.Rows)} rows, so its variance cannot be told from the residual variance; at least some levels of \"{Terms[t].Grouping}\" must hold more rows than effects.");
        }
    }

    public static int UsedLevels(RandomBlock block, int rows)
    {
        var seen = new bool[block.Levels];
        for (var row = 0; row < rows; row++)
            if (block.TouchesRow(row)) seen[block.Codes[row]] = true;
        return seen.Count(s => s);
    }

    private static int TouchedRows(RandomBlock block, int rows)
    {
        var count = 0;
        for (var row = 0; row < rows; row++)
            if (block.TouchesRow(row)) count++;
        return count;
    }

    private static Level LevelsOf(Frame frame, Grouping grouping)
    {
        if (grouping.Columns.Count == 1 && frame[grouping.Columns[0]] is NumericColumn numbers)
        {
            var (codes, names) = NumberedLevels.Of(numbers.Data);
            return new(grouping, codes, names);
        }

        var factors = grouping.Columns.Select(frame.Factor).ToArray();
        if (factors.Length == 1) return new(grouping, factors[0].Data, factors[0].Levels);
        var combinations = new SortedDictionary<long, int>();
        var keys = new long[frame.Rows];
        for (var row = 0; row < frame.Rows; row++)
        {
            foreach (var factor in factors) keys[row] = (keys[row] * factor.Levels.Count) + factor.Codes[row];
            combinations[keys[row]] = 0;
        }

        var ordered = combinations.Keys.Select((key, code) => (key, code)).ToDictionary(x => x.key, x => x.code);
        return new(grouping, [.. keys.Select(k => ordered[k])], [.. combinations.Keys.Select(k => NameOf(k, factors))]);
    }

    private static string NameOf(long key, FactorColumn[] factors)
    {
        var parts = new string[factors.Length];
        for (var f = factors.Length - 1; f >= 0; f--, key /= factors[f + 1].Levels.Count) parts[f] = factors[f].Levels[(int)(key % factors[f].Levels.Count)];
        return string.Join(':', parts);
    }

    private static double[]? Evaluate(Frame frame, ColumnRecipe recipe)
    {
        if (recipe.Parts.Count == 0) return null;
        if (recipe.Parts.Count == 1 && recipe.Parts[0].Level == ColumnRecipe.IsNumeric) return frame.Numeric(recipe.Parts[0].Variable).Data;
        var column = new double[frame.Rows];
        Array.Fill(column, 1);
        foreach (var part in recipe.Parts)
        {
            if (part.Level == ColumnRecipe.IsNumeric)
            {
                var values = frame.Numeric(part.Variable).Values;
                for (var i = 0; i < column.Length; i++) column[i] *= values[i];
            }
            else
            {
                var codes = frame.Factor(part.Variable).Codes;
                for (var i = 0; i < column.Length; i++)
                    if (codes[i] != part.Level) column[i] = 0;
            }
        }

        return column;
    }
}
