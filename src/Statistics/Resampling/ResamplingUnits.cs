using Confrere.Statistics.Data;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Random;

namespace Confrere.Statistics.Resampling;

/// <summary>
/// What is drawn with replacement: rows, or whole clusters (a coach with everybody coached, a participant with every visit), and within
/// which strata. A resample has as many units of each stratum as the data (spec 13.1).
/// </summary>
public sealed class ResamplingUnits
{
    private readonly int[][] _members;
    private readonly int[][] _strata;

    private ResamplingUnits(int[][] members, int[][] strata)
    {
        (_members, _strata) = (members, strata);
        LongestResample = strata.Sum(s => s.Length * s.Max(u => members[u].Length));
    }

    /// <summary>Number of units.</summary>
    public int Count => _members.Length;

    internal int LongestResample { get; }

    internal IReadOnlyList<int[]> Strata => _strata;

    /// <summary>Single rows.</summary>
    /// <param name="rows">How many rows the data have.</param>
    /// <param name="strata">A factor within whose levels rows are drawn; null for none.</param>
    /// <exception cref="DataProblemsException">Fewer than two rows, a stratum that is missing or holds a single row, or a factor of another length.</exception>
    public static ResamplingUnits Rows(int rows, FactorColumn? strata = null) => Of([.. Enumerable.Range(0, rows).Select(i => new[] { i })], strata, rows, "row");

    /// <summary>Whole clusters.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="strata">A factor that is constant within a cluster; null for none.</param>
    /// <exception cref="DataProblemsException">A missing cluster or stratum, a cluster in two strata, a stratum with a single cluster.</exception>
    public static ResamplingUnits Clusters(FactorColumn clusters, FactorColumn? strata = null)
    {
        var members = clusters.Levels.Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (clusters.IsMissing(row)) throw new DataProblemsException(DataProblem.InCell(clusters.Name, row, "The cluster is missing."));
            members[clusters.Codes[row]].Add(row);
        }
        return Of([.. members.Where(m => m.Count > 0).Select(m => m.ToArray())], strata, clusters.Length, "cluster");
    }

    /// <summary>Draws one resample.</summary>
    internal int Draw(Philox stream, int[] rows)
    {
        var count = 0;
        foreach (var stratum in _strata)
            for (var i = 0; i < stratum.Length; i++)
            {
                var unit = _members[stratum[stream.Below((ulong)stratum.Length)]];
                if (unit.Length == 1) rows[count++] = unit[0];
                else
                {
                    unit.CopyTo(rows, count);
                    count += unit.Length;
                }
            }
        return count;
    }

    /// <summary>Every row but those of one unit.</summary>
    internal int LeaveOut(int unit, int[] rows)
    {
        var count = 0;
        for (var u = 0; u < _members.Length; u++)
        {
            if (u == unit) continue;
            _members[u].CopyTo(rows, count);
            count += _members[u].Length;
        }
        return count;
    }

    internal int[] All() => [.. _members.SelectMany(m => m)];

    private static ResamplingUnits Of(int[][] members, FactorColumn? strata, int rows, string unit)
    {
        var problems = new ProblemList();
        if (members.Length < 2) problems.Add("data", $"There {(members.Length == 1 ? "is 1" : "are 0")} {unit}; resampling needs at least two.");
        if (strata is not null && strata.Length != rows) problems.Column(strata.Name, $"It has {strata.Length} rows; the data have {rows}.");
        problems.ThrowIfAny();
        if (strata is null) return new(members, [[.. Enumerable.Range(0, members.Length)]]);
        var groups = strata.Levels.Select(_ => new List<int>()).ToArray();
        for (var u = 0; u < members.Length; u++)
        {
            var code = strata.Codes[members[u][0]];
            foreach (var row in members[u])
                if (strata.IsMissing(row)) problems.Cell(strata.Name, row, "The stratum is missing.");
                else if (strata.Codes[row] != code) problems.Cell(strata.Name, row, "The cluster of this row lies in two strata.");
            if (code >= 0) groups[code].Add(u);
        }
        for (var s = 0; s < groups.Length; s++)
            if (groups[s].Count == 1) problems.Column(strata.Name, $"The stratum \"{strata.Levels[s]}\" has a single {unit}, which a resample cannot vary; join it with another.");
        problems.ThrowIfAny();
        return new(members, [.. groups.Where(g => g.Count > 0).Select(g => g.ToArray())]);
    }
}
