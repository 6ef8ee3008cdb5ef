using Confrere.Statistics.Data;

namespace Confrere.Statistics.Design;

/// <summary>
/// Turns terms into design columns by treatment contrasts with R's rule of marginality: a factor inside a term is coded without its
/// reference when the model also holds the term without that factor, and with all its levels otherwise.
/// </summary>
internal static class TermCoding
{
    public const string Intercept = "(Intercept)";

    /// <summary>Terms in R's order: by number of columns, then as given; repeated terms once.</summary>
    public static IReadOnlyList<Term> Ordered(IEnumerable<Term> terms) => [.. terms.Distinct().OrderBy(t => t.Variables.Count)];

    public static IReadOnlyList<ColumnRecipe> Recipes(Frame frame, IReadOnlyList<Term> ordered, bool intercept)
    {
        var recipes = new List<ColumnRecipe>();
        if (intercept) recipes.Add(new(Intercept, -1, []));
        for (var t = 0; t < ordered.Count; t++)
        {
            IReadOnlyList<ColumnRecipe> columns = [new("", t, [])];
            foreach (var variable in ordered[t].Variables)
            {
                var parts = Parts(frame, ordered, intercept, ordered[t], variable).ToArray();
                // R varies the first variable of an interaction fastest.
                var shorter = columns;
                columns = [.. parts.SelectMany(_ => shorter, (part, column) => Extend(column, part.Name, part.Part))];
            }
            recipes.AddRange(columns);
        }
        return recipes;
    }

    private static IEnumerable<(string Name, ColumnRecipe.Part Part)> Parts(Frame frame, IReadOnlyList<Term> all, bool intercept, Term term, string variable)
    {
        if (frame[variable] is not FactorColumn factor) return [(variable, new(variable, ColumnRecipe.IsNumeric))];
        var first = HasMargin(all, intercept, term, variable) ? 1 : 0;
        return factor.Levels.Select((level, code) => (variable + level, new ColumnRecipe.Part(variable, code))).Skip(first);
    }

    private static bool HasMargin(IReadOnlyList<Term> all, bool intercept, Term term, string variable)
    {
        var rest = term.Variables.Where(v => v != variable).ToArray();
        return rest.Length == 0 ? intercept : all.Any(t => t.Variables.Count == rest.Length && rest.All(t.Variables.Contains));
    }

    private static ColumnRecipe Extend(ColumnRecipe column, string name, ColumnRecipe.Part part) =>
        column with { Name = column.Name.Length == 0 ? name : $"{column.Name}:{name}", Parts = [.. column.Parts, part] };
}
