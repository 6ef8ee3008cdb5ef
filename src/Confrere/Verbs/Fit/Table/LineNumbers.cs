namespace Confrere.App.Verbs.Fit.Table;

/// <summary>The line of the file on which each row begins; stored only from the first row that is not simply the next line.</summary>
internal sealed class LineNumbers
{
    private readonly List<long> _irregular = [];
    private int _regular, _count;

    public long this[int row] => row < _regular ? row + 2 : _irregular[row - _regular];

    public void Add(long line)
    {
        if (_irregular.Count == 0 && line == _count + 2) _regular++;
        else _irregular.Add(line);
        _count++;
    }
}
