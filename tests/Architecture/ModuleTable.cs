namespace Confrere.Architecture.Tests;

/// <summary>Which module may see which. The one place where an edge is allowed; a module that is missing here fails.</summary>
internal static class ModuleTable
{
    public static readonly IReadOnlyDictionary<string, string[]> Edges = new Dictionary<string, string[]>
    {
        ["Protocols"] = [],
        ["People"] = [],
        ["Messages"] = ["People"],
        ["Enrolment"] = ["Protocols", "People", "Messages"],
        ["Surveys"] = ["Protocols", "Enrolment", "Messages"],
        ["Allocation"] = ["Protocols", "Enrolment", "Surveys", "Statistics"],
        ["Coaching"] = ["Protocols", "People", "Messages", "Enrolment", "Surveys", "Allocation", "Statistics"],
        ["Analysis"] = ["Protocols", "Messages", "Enrolment", "Surveys", "Allocation", "Coaching", "Statistics"],
        ["Evidence"] = ["Protocols", "Analysis", "Statistics"],
        ["Planning"] = ["Protocols", "Evidence", "Statistics"],
    };

    /// <summary>What a module may see besides the table.</summary>
    public static readonly string[] Foundations = ["Kernel", "Shell"];

    /// <summary>One sentence for each edge that the table does not allow and each module that it does not know.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyDictionary<string, string[]> actual) =>
    [
        .. actual.Keys.Where(module => !Edges.ContainsKey(module)).Select(module => $"{module} is missing from the module table."),
        .. from module in actual
           where Edges.ContainsKey(module.Key)
           from seen in module.Value
           where !Foundations.Contains(seen) && !Edges[module.Key].Contains(seen)
           select $"{module.Key} may not depend on {seen}.",
    ];

    /// <summary>The modules that stand on a cycle; empty when there is none.</summary>
    public static IReadOnlyList<string> OnCycles(IReadOnlyDictionary<string, string[]> edges)
    {
        var left = edges.ToDictionary(edge => edge.Key, edge => edge.Value.Where(edges.ContainsKey).ToHashSet());
        while (left.FirstOrDefault(module => module.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var seen in left.Values) seen.Remove(free);
        }
        return [.. left.Keys];
    }
}
