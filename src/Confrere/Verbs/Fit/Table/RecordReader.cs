namespace Confrere.App.Verbs.Fit.Table;

/// <summary>Cuts a CSV stream into records; quoted line ends stay inside. Reads blocks, never the whole file.</summary>
internal sealed class RecordReader(Stream stream, int longest = RecordReader.Longest)
{
    /// <summary>A record of more bytes is not a row of a trial but a broken quote or another kind of file.</summary>
    public const int Longest = 1 << 20;

    private byte[] _buffer = new byte[1 << 18];
    private int _start, _scan, _filled;
    private bool _ended, _inQuotes;
    private long _lines;

    /// <summary>The record without its line end; valid until the next call, and the caller may write into it.</summary>
    public Span<byte> Record => _buffer.AsSpan(_start, _length);

    /// <summary>The line on which the record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why reading stopped before the end, or null.</summary>
    public string? Trouble { get; private set; }

    private int _length;

    public bool Next()
    {
        _start = _scan;
        Line = _lines + 1;
        while (Trouble is null)
        {
            var end = _buffer.AsSpan(_scan, _filled - _scan).IndexOf((byte)'\n');
            var until = end < 0 ? _filled : _scan + end;
            if ((_buffer.AsSpan(_scan, until - _scan).Count((byte)'"') & 1) == 1) _inQuotes = !_inQuotes;
            _scan = end < 0 ? until : until + 1;
            if (end >= 0) _lines++;
            if (end >= 0 && !_inQuotes) return Take(until);
            if (_scan - _start > longest) Trouble = $"The row is longer than {longest:N0} bytes; a quotation mark is not closed, or this is not a CSV file.";
            else if (end < 0 && !Fill()) return Last();
        }
        return false;
    }

    private bool Take(int until)
    {
        _length = until - _start;
        if (_length > longest) { Trouble = $"The row is longer than {longest:N0} bytes; this is not a CSV file."; return false; }
        if (_length > 0 && _buffer[until - 1] == '\r') _length--;
        return true;
    }

    private bool Last()
    {
        if (_inQuotes) Trouble = "A quotation mark that opens in this row is never closed.";
        return Trouble is null && _filled > _start && Take(_filled);
    }

    private bool Fill()
    {
        if (_ended) return false;
        var kept = _filled - _start;
        if (kept > _buffer.Length / 2) Array.Resize(ref _buffer, _buffer.Length * 2);
        Array.Copy(_buffer, _start, _buffer, 0, kept);
        (_scan, _start, _filled) = (_scan - _start, 0, kept);
        var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += read;
        _ended = read == 0;
        return !_ended;
    }
}
