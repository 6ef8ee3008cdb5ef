namespace Confrere.Analysis.Domain.Problems;

/// <summary>Collects what is wrong with a file, so that all of it is said at once.</summary>
internal sealed class InputProblems(string file)
{
    // One wrong export can make every cell wrong; after this many sentences a reader has understood.
    private const int MostNamed = 50;
    private readonly List<InputProblem> _named = [];
    private int _count;

    public bool Any => _count > 0;

    public void File(string sentence) => Add("", sentence);

    public void Line(long line, string sentence) => Add($"line {line}", sentence);

    public void Row(long row, string sentence) => Add($"row {row}", sentence);

    public void Column(string column, string sentence) => Add($"column {column}", sentence);

    public void Cell(long row, string column, string sentence) => Add($"row {row}, column {column}", sentence);

    public IReadOnlyList<InputProblem> All =>
        _count <= MostNamed ? _named : [.. _named, new(file, "", $"There are {_count - MostNamed} more problems after these.")];

    private void Add(string place, string sentence)
    {
        if (_count++ < MostNamed) _named.Add(new(file, place, sentence));
    }
}
