using System.Text.RegularExpressions;

namespace Confrere.Analysis.Report.Documents.Metafiles;

/// <summary>Reads <see cref="FigureStyle"/> for a program that knows no style sheets: what the rules say of an element and its classes, later rules winning.</summary>
internal sealed partial class FigureSheet
{
    private readonly List<(string Element, IReadOnlySet<string> Classes, IReadOnlyDictionary<string, string> Says)> _rules = [];

    public FigureSheet(string text)
    {
        foreach (Match rule in Rule().Matches(text))
        {
            var says = rule.Groups["says"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);
            foreach (var selector in rule.Groups["of"].Value.Split(',', StringSplitOptions.TrimEntries))
                _rules.Add((selector.Split('.')[0], selector.Split('.').Skip(1).ToHashSet(), says));
        }
    }

    /// <returns>Null where no rule says anything.</returns>
    public string? Of(string element, IReadOnlySet<string> classes, string property) => _rules
        .Where(rule => (rule.Element.Length == 0 || rule.Element == element) && rule.Classes.All(classes.Contains) && (rule.Element.Length > 0 || rule.Classes.Count > 0) && rule.Says.ContainsKey(property))
        .Select(rule => rule.Says[property]).LastOrDefault();

    [GeneratedRegex(@"(?<of>[^{}]+)\{(?<says>[^{}]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
