namespace Confrere.Statistics.Problems;

/// <summary>Collects problems so that a caller hears of all of them at once.</summary>
internal sealed class ProblemList
{
    // A column of a million infinite values is one mistake, not a million sentences.
    private const int MostCellsNamedPerColumn = 5;
    private readonly List<DataProblem> _problems = [];
    private readonly Dictionary<string, int> _cells = [];

    public bool Any => _problems.Count > 0;

    public void Add(string where, string sentence) => _problems.Add(new(where, sentence));

    public void Column(string column, string sentence) => _problems.Add(DataProblem.InColumn(column, sentence));

    public void Cell(string column, int row, string sentence)
    {
        var count = _cells[column] = _cells.GetValueOrDefault(column) + 1;
        if (count <= MostCellsNamedPerColumn)
            _problems.Add(DataProblem.InCell(column, row, sentence));
        else if (count == MostCellsNamedPerColumn + 1)
            _problems.Add(DataProblem.InColumn(column, $"More cells have the same kind of problem; the first {MostCellsNamedPerColumn} are listed."));
    }

    public void ThrowIfAny()
    {
        if (Any) throw new DataProblemsException(_problems);
    }
}
