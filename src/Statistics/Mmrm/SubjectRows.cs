using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>Used rows grouped by subject and ordered by visit, with the covariance group of each subject.</summary>
internal sealed class SubjectRows
{
    private const int SubjectsInChunk = 1 << 16;

    private readonly int[] _order, _starts, _visits, _groups;
    private readonly RowReader _reader;
    private readonly IReadOnlyList<string> _columnNames;

    private SubjectRows(ModelData data, IReadOnlyList<string> visitNames, IReadOnlyList<string>? groupNames, int[] order, int[] starts, int[] visits, int[] groups)
    {
        (VisitNames, GroupNames) = (visitNames, groupNames);
        _reader = new RowReader(data);
        _columnNames = data.Design.ColumnNames;
        (_order, _starts, _visits, _groups) = (order, starts, visits, groups);
    }

    public IReadOnlyList<string> VisitNames { get; }

    public IReadOnlyList<string>? GroupNames { get; }

    public int Subjects => _starts.Length - 1;

    public static SubjectRows Of(ModelData data, string subject, string visit, string? group)
    {
        var problems = new ProblemList();
        FactorColumn visits = data.Used.Factor(visit);
        FactorColumn? groups = group is null ? null : data.Used.Factor(group);
        int[] codes = Codes(data.Used[subject], out Func<int, string> name);
        int[] order = new int[codes.Length];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }
        int[] visitCodes = visits.Codes.ToArray();
        Sort(order, codes, visitCodes);
        int[] starts = Starts(order, codes);
        Check(data, order, codes, visits, groups, subject, visit, name, problems);
        problems.ThrowIfAny();
        int[] ordered = new int[order.Length];
        for (int i = 0; i < ordered.Length; i++)
        {
            ordered[i] = visitCodes[order[i]];
        }
        return new SubjectRows(data, visits.Levels, groups?.Levels, order, starts, ordered,
            groups is null ? new int[starts.Length] : [.. starts[..^1].Select(s => groups.Codes[order[s]])]);
    }

    public int Group(int subject) => _groups[subject];

    public ReadOnlySpan<int> Visits(int subject) => _visits.AsSpan(_starts[subject], _starts[subject + 1] - _starts[subject]);

    /// <summary>Copies the subject's outcomes and row-major design.</summary>
    public int Copy(int subject, Span<double> design, Span<double> outcomes)
    {
        int p = _reader.Columns, first = _starts[subject], rows = _starts[subject + 1] - first;
        for (int i = 0; i < rows; i++)
        {
            int row = _order[first + i];
            _reader.ReadDesign(row, design[(i * p)..]);
            outcomes[i] = _reader.Response(row);
        }
        return rows;
    }

    public LongitudinalAccumulator Accumulate()
    {
        int chunks = ((Subjects - 1) / SubjectsInChunk) + 1;
        if (chunks <= 1)
        {
            return Accumulate(0, Subjects);
        }
        // The same chunks whatever the machine, merged in their order.
        var parts = new LongitudinalAccumulator[chunks];
        Parallel.For(0, chunks, chunk => parts[chunk] = Accumulate(chunk * SubjectsInChunk, Math.Min((chunk + 1) * SubjectsInChunk, Subjects)));
        foreach (LongitudinalAccumulator part in parts.AsSpan(1))
        {
            parts[0].Merge(part);
        }
        return parts[0];
    }

    private LongitudinalAccumulator Accumulate(int from, int to)
    {
        var accumulator = new LongitudinalAccumulator(VisitNames, _columnNames, GroupNames);
        int p = _reader.Columns;
        double[] design = new double[VisitNames.Count * p], outcomes = new double[VisitNames.Count];
        for (int subject = from; subject < to; subject++)
        {
            int rows = Copy(subject, design, outcomes);
            accumulator.Add(Visits(subject), design.AsSpan(0, rows * p), outcomes.AsSpan(0, rows), Group(subject));
        }
        return accumulator;
    }

    private static void Sort(int[] order, int[] subjects, int[] visits)
    {
        bool sorted = true;
        for (int i = 1; i < order.Length && sorted; i++)
        {
            sorted = subjects[i] > subjects[i - 1] || (subjects[i] == subjects[i - 1] && visits[i] >= visits[i - 1]);
        }
        if (!sorted)
        {
            Array.Sort(order, (a, b) => subjects[a] != subjects[b] ? subjects[a].CompareTo(subjects[b])
                : visits[a] != visits[b] ? visits[a].CompareTo(visits[b]) : a.CompareTo(b));
        }
    }

    private static int[] Starts(int[] order, int[] codes)
    {
        var starts = new List<int>();
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || codes[order[i]] != codes[order[i - 1]])
            {
                starts.Add(i);
            }
        }
        starts.Add(order.Length);
        return [.. starts];
    }

    private static int[] Codes(Column column, out Func<int, string> name)
    {
        if (column is FactorColumn factor)
        {
            name = row => factor[row]!;
            return factor.Codes.ToArray();
        }
        var numeric = (NumericColumn)column;
        name = row => numeric[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        var seen = new Dictionary<double, int>();
        var codes = new int[numeric.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            // Rows of a subject mostly stand together.
            if (row > 0 && numeric[row] == numeric[row - 1])
            {
                codes[row] = codes[row - 1];
                continue;
            }
            if (!seen.TryGetValue(numeric[row], out codes[row]))
            {
                seen.Add(numeric[row], codes[row] = seen.Count);
            }
        }
        return codes;
    }

    private static void Check(ModelData data, int[] order, int[] codes, FactorColumn visits, FactorColumn? groups,
        string subject, string visit, Func<int, string> name, ProblemList problems)
    {
        ReadOnlySpan<int> visitCodes = visits.Codes;
        for (int i = 1; i < order.Length; i++)
        {
            int row = order[i], before = order[i - 1];
            if (codes[row] != codes[before])
            {
                continue;
            }
            if (visitCodes[row] == visitCodes[before])
            {
                problems.Cell(visit, data.RowNumbers[row],
                    $"Subject {name(row)} has a second outcome at visit \"{visits[row]}\" (the first is in row {data.RowNumbers[before] + 1}); keep one.");
            }
            if (groups is not null && groups.Codes[row] != groups.Codes[before])
            {
                problems.Cell(groups.Name, data.RowNumbers[row],
                    $"Subject {name(row)} changes from \"{groups[before]}\" to \"{groups[row]}\"; a subject has one covariance group.");
            }
        }
        if (visits.Levels.Count > LongitudinalAccumulator.MostVisits)
        {
            problems.Column(visit, $"It has {visits.Levels.Count} different visits; at most {LongitudinalAccumulator.MostVisits} can be modelled.");
        }
        if (visit == subject)
        {
            problems.Column(visit, "It is named both as the subject and as the visit.");
        }
    }
}
