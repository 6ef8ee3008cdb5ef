using YamlDotNet.RepresentationModel;

namespace Confrere.Kernel.Documents;

/// <summary>Everything that is wrong, collected so that the author mends the document once.</summary>
public sealed class ProblemList
{
    private readonly List<DocumentProblem> _found = [];

    public bool IsEmpty => _found.Count == 0;

    public IReadOnlyList<DocumentProblem> InOrder => [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Path, StringComparer.Ordinal)];

    public void Add(YamlNode at, string path, string what, string remedy) => Add((int)at.Start.Line, path, what, remedy);

    public void Add(int line, string path, string what, string remedy) => _found.Add(new(line, path, what, remedy));
}
