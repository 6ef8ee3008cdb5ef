namespace Confrere.App.Verbs.Fit.Table;

/// <summary>Rows that are cut into cells and wait to be put into columns. Reused for every other block.</summary>
internal sealed class RowBlock(int columns)
{
    private const int FullBytes = 1 << 18;

    private readonly List<(string Kind, long Line, string What, string Remedy)> _problems = [];
    private byte[] _bytes = new byte[FullBytes + (FullBytes / 4)];
    private int[] _ends = new int[columns * 1024];
    private long[] _lines = new long[1024];
    private int _filled;

    public int Rows { get; private set; }

    public bool IsFull => _filled >= FullBytes || Rows >= FullBytes;

    /// <summary>True when no block follows.</summary>
    public bool IsLast { get; set; }

    /// <summary>The line of the file on which a row begins, from 1.</summary>
    public long LineOf(int row) => _lines[row];

    /// <summary>A cell without spaces and quotation marks around it.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var cell = (row * columns) + column;
        var from = cell == 0 ? 0 : _ends[cell - 1];
        return _bytes.AsSpan(from, _ends[cell] - from);
    }

    public void Clear()
    {
        (Rows, _filled) = (0, 0);
        _problems.Clear();
    }

    /// <summary>Begins a row, whose cells are added next.</summary>
    public void AddRow(long line)
    {
        if (Rows == _lines.Length)
        {
            Array.Resize(ref _lines, 2 * Rows);
            Array.Resize(ref _ends, 2 * _ends.Length);
        }
        _lines[Rows++] = line;
    }

    public void AddCell(int column, ReadOnlySpan<byte> cell)
    {
        if (_filled + cell.Length > _bytes.Length) Array.Resize(ref _bytes, 2 * (_filled + cell.Length));
        cell.CopyTo(_bytes.AsSpan(_filled));
        _ends[((Rows - 1) * columns) + column] = _filled += cell.Length;
    }

    public void AddProblem(string kind, long line, string what, string remedy) => _problems.Add((kind, line, what, remedy));

    public void TellProblems(ProblemList problems)
    {
        foreach (var (kind, line, what, remedy) in _problems) problems.AddRepeated(kind, line, null, what, remedy);
    }
}
