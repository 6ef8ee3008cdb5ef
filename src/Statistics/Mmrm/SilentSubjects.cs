using System.Globalization;
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
        IReadOnlyList<string> silent = frame[subject] switch
        {
            FactorColumn factor => Silent(factor.Data, used.RowNumbers, code => code != FactorColumn.Missing, code => factor.Levels[code]),
            NumericColumn numbers => Silent(numbers.Data, used.RowNumbers, value => !double.IsNaN(value), value => value.ToString("R", CultureInfo.InvariantCulture)),
            _ => [],
        };
        if (silent.Count == 0)
        {
            return [];
        }
        string list = string.Join(", ", silent.Take(MostNamed))
            + (silent.Count > MostNamed ? ", ..." : "");
        return [silent.Count == 1
            ? $"1 subject ({list}) has no usable row and is not part of this result."
            : $"{silent.Count} subjects ({list}) have no usable row and are not part of this result."];
    }

    private static List<string> Silent<T>(T[] subjects, IReadOnlyList<int> usedRows, Func<T, bool> isNamed, Func<T, string> name) where T : notnull
    {
        var known = new HashSet<T>();
        for (int i = 0; i < usedRows.Count; i++)
        {
            known.Add(subjects[usedRows[i]]);
        }
        return [.. subjects.Where(s => isNamed(s) && known.Add(s)).Select(name)];
    }
}
