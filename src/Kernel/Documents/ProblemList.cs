using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Confrere.Kernel.Documents;

/// <summary>Everything that is wrong, collected so that the author mends the document once.</summary>
public sealed partial class ProblemList
{
    private readonly List<DocumentProblem> _found = [];
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    public bool IsEmpty => _found.Count == 0;

    public IReadOnlyList<DocumentProblem> InOrder => [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Path, StringComparer.Ordinal)];

    /// <summary>Every field that a reader looked for, there or not, lists without their numbers: what a published schema is held against.</summary>
    public IReadOnlyCollection<string> FieldsAsked => _asked;

    internal void Asked(string path) => _asked.Add(Number().Replace(path, "[]"));

    public void Add(YamlNode at, string path, string what, string remedy) => Add((int)at.Start.Line, path, what, remedy);

    public void Add(int line, string path, string what, string remedy) => _found.Add(new(line, Plain(path), Plain(what), remedy));

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Number();

    // Sentences quote the document, and a terminal would obey what a document hides in it.
    private static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
