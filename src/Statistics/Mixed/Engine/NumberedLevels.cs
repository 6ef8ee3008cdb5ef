using System.Collections;
using System.Globalization;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Levels given by numbers, in increasing order; their names are made only when somebody reads them.</summary>
internal sealed class NumberedLevels : IReadOnlyList<string>
{
    private readonly double[] _values;

    private NumberedLevels(double[] values) => _values = values;

    public int Count => _values.Length;

    public string this[int index] => _values[index].ToString("R", CultureInfo.InvariantCulture);

    public static (int[] Codes, NumberedLevels Names) Of(double[] column)
    {
        var codes = new int[column.Length];
        var distinct = new List<double>();
        for (var row = 0; row < column.Length; row++)
        {
            if (row == 0 || column[row] > distinct[^1]) distinct.Add(column[row]);
            else if (column[row] < distinct[^1]) return Unsorted(column, codes);
            codes[row] = distinct.Count - 1;
        }

        return (codes, new([.. distinct]));
    }

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (int[] Codes, NumberedLevels Names) Unsorted(double[] column, int[] codes)
    {
        double[] values = [.. column.Distinct().Order()];
        for (var row = 0; row < column.Length; row++) codes[row] = Array.BinarySearch(values, column[row]);
        return (codes, new(values));
    }
}
