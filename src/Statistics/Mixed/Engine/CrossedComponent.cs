using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// A large component with several terms (specification 3.3): the term with most random effects, the outer one, is block diagonal in
/// Z'Z, and each of its levels meets only some of the other, kept, effects. Only what is not zero is stored.
/// </summary>
internal sealed class CrossedComponent
{
    /// <summary>Below this many random effects dense algebra, shared by equal components, is the quicker.</summary>
    private const int SmallEnoughForDense = 24;

    private readonly List<Meeting> _meetings = [];
    private readonly int[] _keptOffset;

    public CrossedComponent(int stratum, int[] levels, TermShape[] terms, int width)
    {
        Stratum = stratum;
        Levels = levels;
        Width = width;
        _keptOffset = new int[levels.Length];
        for (var t = 1; t < levels.Length; t++)
            if (levels[t] * terms[t].Columns > levels[Outer] * terms[Outer].Columns) Outer = t;
        var blocks = new List<KeptLevel>();
        for (var t = 0; t < levels.Length; t++)
        {
            if (t == Outer) continue;
            _keptOffset[t] = Kept;
            for (var level = 0; level < levels[t]; level++, Kept += terms[t].Columns) blocks.Add(new(t, Kept));
        }

        KeptLevels = [.. blocks];

        OuterLevels = levels[Outer];
        OuterColumns = terms[Outer].Columns;
        OuterZZ = new double[OuterLevels * OuterColumns * OuterColumns];
        OuterProducts = new double[OuterLevels * OuterColumns * width];
        KeptZZ = new double[Kept * Kept];
        KeptProducts = new double[Kept * width];
        Start = new int[OuterLevels + 1];
    }

    /// <summary>A row's product of one kept column with the columns of its outer level.</summary>
    private readonly record struct Meeting(int Level, int Kept, int Column, double Value);

    /// <summary>A level of a kept term and its first column among the kept ones.</summary>
    internal readonly record struct KeptLevel(int Term, int At);

    public int Stratum { get; }

    /// <summary>How many levels of each term the component holds.</summary>
    public int[] Levels { get; }

    public int Width { get; }

    /// <summary>Which term is the outer one.</summary>
    public int Outer { get; }

    public int OuterLevels { get; }
    public int OuterColumns { get; }

    /// <summary>Random effects of the other terms.</summary>
    public int Kept { get; }

    public KeptLevel[] KeptLevels { get; }

    /// <summary>Z1'Z1 by outer level, row-major.</summary>
    public double[] OuterZZ { get; }

    /// <summary>Z1'[X y], outer level by outer level.</summary>
    public double[] OuterProducts { get; }

    public double[] KeptZZ { get; }
    public double[] KeptProducts { get; }

    /// <summary>Where each outer level's kept columns begin in <see cref="KeptColumn"/>.</summary>
    public int[] Start { get; }

    public int[] KeptColumn { get; private set; } = [];

    /// <summary>Z1'Z2: OuterColumns values, each a row of the level's kept columns, from OuterColumns * Start[level].</summary>
    public double[] Coupling { get; private set; } = [];

    public static bool Pays(ReadOnlySpan<int> levels, int size)
    {
        var terms = 0;
        foreach (var count in levels)
            if (count > 0) terms++;
        return terms > 1 && size >= SmallEnoughForDense;
    }

    public int KeptOffset(int term) => _keptOffset[term];

    /// <summary>One row: its random columns by (term, local level, column, value), and [X y].</summary>
    public void AddRow(ReadOnlySpan<RandomCell> cells, ReadOnlySpan<double> row, TermShape[] terms)
    {
        foreach (var one in cells)
        {
            if (one.Term != Outer)
            {
                var at = Place(one, terms);
                Kernels.Axpy(one.Value, row, KeptProducts.AsSpan(at * Width, Width));
                foreach (var other in cells)
                    if (other.Term != Outer) KeptZZ[(at * Kept) + Place(other, terms)] += one.Value * other.Value;
                continue;
            }

            var q = OuterColumns;
            Kernels.Axpy(one.Value, row, OuterProducts.AsSpan(((one.Level * q) + one.Column) * Width, Width));
            foreach (var other in cells)
            {
                var value = one.Value * other.Value;
                if (other.Term == Outer) OuterZZ[(((one.Level * q) + one.Column) * q) + other.Column] += value;
                else _meetings.Add(new(one.Level, Place(other, terms), one.Column, value));
            }
        }
    }

    /// <summary>Sums the meetings of each outer level and kept column.</summary>
    public void Finish()
    {
        _meetings.Sort((a, b) => a.Level != b.Level ? a.Level.CompareTo(b.Level) : a.Kept.CompareTo(b.Kept));
        var columns = new List<int>();
        for (int m = 0, level = 0; level < OuterLevels; level++)
        {
            Start[level] = columns.Count;
            for (; m < _meetings.Count && _meetings[m].Level == level; m++)
                if (columns.Count == Start[level] || columns[^1] != _meetings[m].Kept) columns.Add(_meetings[m].Kept);
        }

        Start[OuterLevels] = columns.Count;
        KeptColumn = [.. columns];
        Coupling = new double[OuterColumns * columns.Count];
        var at = -1;
        for (var m = 0; m < _meetings.Count; m++)
        {
            var (level, kept, column, value) = _meetings[m];
            if (m == 0 || level != _meetings[m - 1].Level || kept != _meetings[m - 1].Kept) at++;
            var count = Start[level + 1] - Start[level];
            Coupling[(OuterColumns * Start[level]) + (column * count) + at - Start[level]] += value;
        }

        _meetings.Clear();
        _meetings.TrimExcess();
    }

    private int Place(RandomCell cell, TermShape[] terms) => _keptOffset[cell.Term] + (cell.Level * terms[cell.Term].Columns) + cell.Column;
}
