using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>A column of categories: texts are numbered as they come and ordered at the end.</summary>
internal sealed class CategoryBuilder(string name, FactorRule? rule) : ColumnBuilder(name)
{
    private const int MostNamed = 20;

    private readonly CategoryTexts _texts = new();
    private readonly List<long> _firstLines = [];
    private readonly List<double> _numbers = [];
    private int[] _codes = new int[1024];
    private int _count;

    public override void AddMissing() => Append(FactorColumn.Missing);

    public override void Add(ReadOnlySpan<byte> cell, long line, ProblemList problems)
    {
        var code = _texts.CodeOf(cell, out var isNew);
        if (isNew) AddText(cell, line, problems);
        Append(code);
    }

    /// <summary>The line of the first cell that is no number, when there are numbers too; null when all cells are of one kind.</summary>
    public (string Text, long Line)? FirstStranger() =>
        _numbers.Exists(double.IsNaN) && !_numbers.TrueForAll(double.IsNaN) && _numbers.FindIndex(double.IsNaN) is var i ? (_texts[i], _firstLines[i]) : null;

    public override Column? Build(ProblemList problems)
    {
        var order = rule is { Levels.Count: > 0 } ? GivenOrder(problems) : NaturalOrder();
        if (order is null) return null;
        if (rule?.Reference is { } reference && !MoveFirst(order, reference, problems)) return null;
        var place = new int[_texts.Count];
        for (var i = 0; i < order.Count; i++) place[order[i]] = i;
        for (var row = 0; row < _count; row++)
            if (_codes[row] >= 0) _codes[row] = place[_codes[row]];
        return FactorColumn.FromCodes(Name, _codes.AsSpan(0, _count), _texts.InOrder(order));
    }

    private List<int>? GivenOrder(ProblemList problems)
    {
        var order = rule!.Levels.Select(level => _texts.IndexOf(level)).Where(i => i >= 0).ToList();
        for (var i = 0; i < _texts.Count; i++)
            if (!order.Contains(i))
                problems.AddRepeated($"column \"{Name}\"", _firstLines[i], $"column \"{Name}\"", $"\"{_texts[i]}\" is not among the levels {string.Join(", ", rule.Levels)}.",
                    "Correct the cell, add the level to the model, or list the text under data.missing.");
        return order.Count == _texts.Count ? order : null;
    }

    // Numbers by size, other texts in ordinal order, as the library orders them.
    private List<int> NaturalOrder()
    {
        var order = Enumerable.Range(0, _texts.Count).ToList();
        if (_numbers.TrueForAll(n => !double.IsNaN(n)))
        {
            for (var i = 1; i < order.Count; i++)
                if (_numbers[i] < _numbers[i - 1]) return [.. order.OrderBy(k => _numbers[k])];
            return order;
        }
        var texts = order.ConvertAll(code => _texts[code]);
        order.Sort((a, b) => string.CompareOrdinal(texts[a], texts[b]));
        return order;
    }

    private bool MoveFirst(List<int> order, string reference, ProblemList problems)
    {
        var code = _texts.IndexOf(reference);
        if (code >= 0)
        {
            order.Remove(code);
            order.Insert(0, code);
            return true;
        }
        problems.Add(null, $"column \"{Name}\"", $"The reference \"{reference}\" occurs in no row; there are {string.Join(", ", Enumerable.Range(0, Math.Min(_texts.Count, MostNamed)).Select(code => _texts[code]))}.", "Name one of them in the model.");
        return false;
    }

    private void AddText(ReadOnlySpan<byte> cell, long line, ProblemList problems)
    {
        _firstLines.Add(line);
        _numbers.Add(Numbers.TryParse(cell, out var value) ? value : double.NaN);
        if (IsFormula(cell))
            problems.AddRepeated($"column \"{Name}\"", line, $"column \"{Name}\"", $"{Shown(cell)} is a formula where a category is needed.", "Export values, not formulas.");
    }

    private void Append(int code)
    {
        if (_count == _codes.Length) Array.Resize(ref _codes, 2 * _count);
        _codes[_count++] = code;
    }
}
