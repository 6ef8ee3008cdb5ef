namespace Confrere.App.Verbs.Fit.Table;

/// <summary>The cells of one record: trimmed, unquoted in place. Reused for every record.</summary>
internal sealed class Cells(byte separator)
{
    private int[] _starts = new int[64], _ends = new int[64];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> record, int cell) => record[_starts[cell].._ends[cell]];

    /// <summary>Finds the cells.</summary>
    /// <returns>Null, or what is wrong with the quoting.</returns>
    public string? Split(Span<byte> record)
    {
        Count = 0;
        for (var at = 0; ; at++)
        {
            int from = at, to;
            while (from < record.Length && record[from] == ' ') from++;
            if (from < record.Length && record[from] == '"')
            {
                if (!Unquote(record, from + 1, out to, out at)) return "Text follows a closing quotation mark.";
                from++;
            }
            else
            {
                for (at = from; at < record.Length && record[at] != separator; at++) { }
                for (to = at; to > from && record[to - 1] == ' '; to--) { }
            }
            Add(from, to);
            if (at >= record.Length) return null;
        }
    }

    // Doubled quotation marks become one; the cell can only shrink, so it is rewritten where it stands.
    private bool Unquote(Span<byte> record, int from, out int to, out int at)
    {
        to = from;
        for (at = from; at < record.Length; at++)
        {
            if (record[at] == '"' && (at + 1 >= record.Length || record[++at] != '"')) break;
            record[to++] = record[at];
        }
        while (at < record.Length && (record[at] == '"' || record[at] == ' ')) at++;
        return at >= record.Length || record[at] == separator;
    }

    private void Add(int from, int to)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * Count);
            Array.Resize(ref _ends, 2 * Count);
        }
        (_starts[Count], _ends[Count]) = (from, to);
        Count++;
    }
}
