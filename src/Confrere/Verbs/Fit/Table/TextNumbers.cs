namespace Confrere.App.Verbs.Fit.Table;

/// <summary>Numbers different byte texts from 0 in the order they come; a hash table of spans, so that no string is made for a known text.</summary>
internal sealed class TextNumbers
{
    private byte[] _bytes = new byte[1 << 12];
    private int[] _ends = new int[256];
    private int[] _slots = new int[512];
    private int _count, _last = -1;

    public int CodeOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        // Rows of one subject usually stand together.
        isNew = false;
        if (_last >= 0 && text.SequenceEqual(At(_last))) return _last;
        var slot = Hash(text) & (_slots.Length - 1);
        while (_slots[slot] is var entry && entry > 0)
        {
            if (text.SequenceEqual(At(entry - 1))) return _last = entry - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }
        isNew = true;
        _slots[slot] = _count + 1;
        return _last = Append(text);
    }

    private ReadOnlySpan<byte> At(int code)
    {
        var from = code == 0 ? 0 : _ends[code - 1];
        return _bytes.AsSpan(from, _ends[code] - from);
    }

    private int Append(ReadOnlySpan<byte> text)
    {
        var from = _count == 0 ? 0 : _ends[_count - 1];
        if (from + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, from + text.Length));
        text.CopyTo(_bytes.AsSpan(from));
        if (_count == _ends.Length) Array.Resize(ref _ends, 2 * _count);
        _ends[_count++] = from + text.Length;
        if (2 * _count > _slots.Length) Grow();
        return _count - 1;
    }

    private void Grow()
    {
        _slots = new int[4 * _slots.Length];
        for (var code = 0; code < _count; code++)
        {
            var slot = Hash(At(code)) & (_slots.Length - 1);
            while (_slots[slot] > 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = code + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode() & int.MaxValue;
    }
}
