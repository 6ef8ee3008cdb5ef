using Confrere.Statistics.Data;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>A column that must hold numbers.</summary>
internal sealed class NumberBuilder(string name) : ColumnBuilder(name)
{
    private double[] _values = new double[1024];
    private int _count;

    public override void AddMissing() => Append(double.NaN);

    public override void Add(ReadOnlySpan<byte> cell, long line, ProblemList problems)
    {
        if (Numbers.TryParse(cell, out var value) && double.IsFinite(value)) Append(value);
        else Refuse(cell, line, problems);
    }

    public override Column Build(ProblemList problems) => new NumericColumn(Name, new ArraySegment<double>(_values, 0, _count));

    private void Refuse(ReadOnlySpan<byte> cell, long line, ProblemList problems)
    {
        Append(double.NaN);
        var (what, remedy) = IsFormula(cell) ? ("is a formula where a number is needed.", "Export values, not formulas.")
            : double.IsInfinity(ParsedOrNaN(cell)) ? ("is too large to be a number here.", "Correct the cell, or leave it empty.")
            : ("is not a number.", "Use a decimal point and no unit; leave the cell empty or list the text under data.missing if it means no value.");
        problems.AddRepeated($"column \"{Name}\"", line, $"column \"{Name}\"", $"{Shown(cell)} {what}", remedy);
    }

    private static double ParsedOrNaN(ReadOnlySpan<byte> cell) => Numbers.TryParse(cell, out var value) ? value : double.NaN;

    private void Append(double value)
    {
        if (_count == _values.Length) Array.Resize(ref _values, 2 * _count);
        _values[_count++] = value;
    }
}
