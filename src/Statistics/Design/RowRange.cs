using System.Collections;

namespace Confrere.Statistics.Design;

/// <summary>The rows 0 to n - 1 without storing them.</summary>
internal sealed class RowRange(int count) : IReadOnlyList<int>
{
    public int Count => count;

    public int this[int index] => (uint)index < (uint)count ? index : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
