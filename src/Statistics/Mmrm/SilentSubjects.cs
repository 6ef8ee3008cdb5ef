using Confrere.Statistics.Data;
using Confrere.Statistics.Design;

namespace Confrere.Statistics.Mmrm;

/// <summary>Subjects of the data none of whose rows could be used.</summary>
internal static class SilentSubjects
{
    // Enough to find them; a longer list is in the data.
    private const int MostNamed = 10;

    public static IReadOnlyList<string> Warnings(Frame frame, ModelData used, string subject)
    {
        if (used.RowNumbers.Count == frame.Rows)
        {
            return [];
        }
        Column column = frame[subject];
        Func<int, object?> name = column is FactorColumn factor ? row => factor[row] : row => ((NumericColumn)column)[row];
        var seen = used.RowNumbers.Select(name).ToHashSet();
        object?[] silent = [.. Enumerable.Range(0, frame.Rows).Where(r => !column.IsMissing(r)).Select(name).Where(n => !seen.Contains(n)).Distinct()];
        if (silent.Length == 0)
        {
            return [];
        }
        string list = string.Join(", ", silent.Take(MostNamed).Select(n => Convert.ToString(n, System.Globalization.CultureInfo.InvariantCulture)))
            + (silent.Length > MostNamed ? ", ..." : "");
        return [silent.Length == 1
            ? $"1 subject ({list}) has no usable row and is not part of this result."
            : $"{silent.Length} subjects ({list}) have no usable row and are not part of this result."];
    }
}
