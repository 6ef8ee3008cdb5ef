using System.Buffers.Binary;
using System.Collections;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.Statistics.Data;

/// <summary>
/// Different texts numbered from 0 in the order they come, for readers of large files: no string is made for a row, nor for a level before
/// somebody asks for it. A hash table over UTF-8 bytes; about 16 bytes a text beside the text itself. Not safe for concurrent writers.
/// </summary>
public sealed class CategoryTexts
{
    // Secret to the process, so that no file can be written whose texts all fall into one slot.
    private static readonly ulong Mask = Secret(), Multiplier = Secret() | 1;

    private byte[] _bytes = new byte[1 << 12];
    private int[] _ends = new int[256];
    private Slot[] _slots = new Slot[512];
    private int _last = -1;

    /// <summary>Different texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a number.</summary>
    public string this[int code] => Encoding.UTF8.GetString(At(code));

    /// <summary>The number of a text, the next free one when it is new.</summary>
    /// <param name="text">UTF-8, compared byte by byte.</param>
    /// <param name="isNew">Whether it came for the first time.</param>
    public int CodeOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        // Rows of one subject usually stand together.
        isNew = false;
        if (_last >= 0 && text.SequenceEqual(At(_last))) return _last;
        var hash = Hash(text);
        var slot = Find(text, hash);
        if (_slots[slot].Number > 0) return _last = _slots[slot].Number - 1;
        isNew = true;
        _last = Append(text);
        _slots[slot] = new(Count, hash);
        if (2 * Count > _slots.Length) Grow();
        return _last;
    }

    /// <summary>The number of a text, or -1 when it never came.</summary>
    public int IndexOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return _slots[Find(bytes, Hash(bytes))].Number - 1;
    }

    /// <summary>The texts so far as levels of a <see cref="FactorColumn"/>.</summary>
    /// <param name="order">Numbers of all texts in the order of the levels.</param>
    /// <exception cref="ArgumentException">The order leaves a text out or names one twice.</exception>
    public IReadOnlyList<string> InOrder(IReadOnlyList<int> order)
    {
        var seen = new bool[Count];
        foreach (var code in order)
            if ((uint)code >= (uint)Count || seen[code]) throw new ArgumentException($"The number {code} is outside the {Count} texts or comes twice.", nameof(order));
            else seen[code] = true;
        return order.Count == Count ? new Levels(this, [.. order]) : throw new ArgumentException($"The order has {order.Count} numbers; there are {Count} texts.", nameof(order));
    }

    private ReadOnlySpan<byte> At(int code)
    {
        var from = code == 0 ? 0 : _ends[code - 1];
        return _bytes.AsSpan(from, _ends[code] - from);
    }

    private int Find(ReadOnlySpan<byte> text, uint hash)
    {
        var slot = (int)hash & (_slots.Length - 1);
        while (_slots[slot] is { Number: > 0 } entry && (entry.Hash != hash || !text.SequenceEqual(At(entry.Number - 1)))) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private int Append(ReadOnlySpan<byte> text)
    {
        var from = Count == 0 ? 0 : _ends[Count - 1];
        if (from + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, from + text.Length));
        text.CopyTo(_bytes.AsSpan(from));
        if (Count == _ends.Length) Array.Resize(ref _ends, 2 * Count);
        _ends[Count] = from + text.Length;
        return Count++;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[4 * old.Length];
        foreach (var entry in old)
        {
            if (entry.Number == 0) continue;
            var slot = (int)entry.Hash & (_slots.Length - 1);
            while (_slots[slot].Number > 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = Mask ^ (ulong)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..]) hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        var rest = 0UL;
        foreach (var one in text) rest = (rest << 8) | one;
        return (uint)(Mixed(hash ^ rest) >> 32);
    }

    private static ulong Mixed(ulong hash) => (hash ^ (hash >> 32)) * Multiplier;

    private static ulong Secret() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    // Number is the code plus 1; 0 is an empty slot.
    private readonly record struct Slot(int Number, uint Hash);

    /// <summary>Levels that differ because the table keeps every text once.</summary>
    internal sealed class Levels(CategoryTexts texts, int[] order) : IReadOnlyList<string>
    {
        public int Count => order.Length;

        public string this[int level] => texts[order[level]];

        public IEnumerator<string> GetEnumerator() => order.Select(code => texts[code]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
