namespace Confrere.Statistics.Data;

/// <summary>
/// A column of categories. Levels are in ordinal order of their text unless given; the first level is the reference of treatment
/// contrasts, as in R.
/// </summary>
public sealed class FactorColumn : Column
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    private readonly int[] _codes;

    /// <summary>Categories in ordinal order of their text.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One text a row; null is missing.</param>
    public FactorColumn(string name, IEnumerable<string?> values) : this(name, [.. values], null) { }

    /// <summary>Categories in a given order; the first is the reference.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One text a row; null is missing.</param>
    /// <param name="levels">Every level that occurs, without repetition.</param>
    /// <exception cref="Problems.DataProblemsException">A level is repeated, or a value is not among the levels.</exception>
    public FactorColumn(string name, IEnumerable<string?> values, IEnumerable<string> levels) : this(name, [.. values], [.. levels]) { }

    private FactorColumn(string name, string?[] values, string[]? levels) : base(name)
    {
        levels ??= [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var problems = new Problems.ProblemList();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var level in levels)
            if (!codes.TryAdd(level, codes.Count)) problems.Column(name, $"The level \"{level}\" is given twice.");
        _codes = new int[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            _codes[row] = Missing;
            if (values[row] is { } text && !codes.TryGetValue(text, out _codes[row]))
                problems.Cell(name, row, $"\"{text}\" is not among the levels {string.Join(", ", levels)}.");
        }
        problems.ThrowIfAny();
        Levels = levels;
    }

    /// <summary>Categories that are numbered already, as a reader of large files has them: no text is stored for a row.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="codes">For each row the place of its level, from 0; <see cref="Missing"/> where there is none. They are copied.</param>
    /// <param name="levels">The levels, reference first; those of <see cref="CategoryTexts.InOrder"/> are not copied.</param>
    /// <exception cref="Problems.DataProblemsException">A level is given twice, or a code is no level's place.</exception>
    public static FactorColumn FromCodes(string name, ReadOnlySpan<int> codes, IReadOnlyList<string> levels)
    {
        var problems = new Problems.ProblemList();
        var texts = levels as CategoryTexts.Levels;
        if (texts is null)
        {
            var seen = new HashSet<string>(levels.Count, StringComparer.Ordinal);
            foreach (var level in levels)
                if (!seen.Add(level)) problems.Column(name, $"The level \"{level}\" is given twice.");
        }
        for (var row = 0; row < codes.Length; row++)
            if (codes[row] < Missing || codes[row] >= levels.Count) problems.Cell(name, row, $"The code {codes[row]} is not among the {levels.Count} levels.");
        problems.ThrowIfAny();
        return new(name, codes.ToArray(), texts ?? (IReadOnlyList<string>)[.. levels]);
    }

    private FactorColumn(string name, int[] codes, IReadOnlyList<string> levels) : base(name) => (_codes, Levels) = (codes, levels);

    /// <summary>The levels; the first is the reference.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Zero-based level of every row, <see cref="Missing"/> where absent.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The codes themselves, for readers inside the library that never write.</summary>
    internal int[] Data => _codes;

    /// <inheritdoc/>
    internal override bool IsComplete => !_codes.AsSpan().Contains(Missing);

    /// <summary>The level that the others are compared with.</summary>
    public string Reference => Levels[0];

    /// <inheritdoc/>
    public override int Length => _codes.Length;

    /// <summary>The level in a zero-based row, null where missing.</summary>
    public string? this[int row] => _codes[row] < 0 ? null : Levels[_codes[row]];

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes[row] < 0;

    /// <inheritdoc/>
    public override Column Select(IReadOnlyList<int> rows) => new FactorColumn(Name, Pick(_codes, rows), Levels);

    /// <summary>The same data with another reference level; the other levels keep their order.</summary>
    /// <exception cref="Problems.DataProblemsException">There is no such level.</exception>
    public FactorColumn WithReference(string level)
    {
        if (!Levels.Contains(level))
            throw new Problems.DataProblemsException(Problems.DataProblem.InColumn(Name, $"The reference \"{level}\" is not among the levels {string.Join(", ", Levels)}."));
        return Relevelled([level, .. Levels.Where(l => l != level)]);
    }

    /// <summary>The same data without levels that no row has.</summary>
    public FactorColumn WithoutUnusedLevels()
    {
        var used = new bool[Levels.Count];
        foreach (var code in _codes)
            if (code >= 0) used[code] = true;
        return !used.AsSpan().Contains(false) ? this : Relevelled([.. Levels.Where((_, i) => used[i])]);
    }

    private FactorColumn Relevelled(string[] levels)
    {
        // By a dictionary: a column of subjects has as many levels as subjects.
        var places = new Dictionary<string, int>(levels.Length, StringComparer.Ordinal);
        foreach (var level in levels) places.Add(level, places.Count);
        var map = Levels.Select(level => places.GetValueOrDefault(level, Missing)).ToArray();
        return new(Name, Array.ConvertAll(_codes, code => code < 0 ? Missing : map[code]), levels);
    }
}
