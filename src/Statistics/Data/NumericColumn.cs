namespace Confrere.Statistics.Data;

/// <summary>A column of numbers; NaN is a missing value, infinities are kept and refused by the models that meet them.</summary>
public sealed class NumericColumn : Column
{
    private readonly double[] _values;

    /// <summary>Copies the values.</summary>
    public NumericColumn(string name, IEnumerable<double> values) : base(name) => _values = [.. values];

    /// <summary>Copies the values; null becomes missing.</summary>
    public NumericColumn(string name, IEnumerable<double?> values) : base(name) => _values = [.. values.Select(v => v ?? double.NaN)];

    private NumericColumn(string name, double[] values) : base(name) => _values = values;

    /// <summary>The values themselves, for readers inside the library that never write.</summary>
    internal double[] Data => _values;

    /// <summary>All values, NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public override int Length => _values.Length;

    /// <summary>The value in a zero-based row, NaN where missing.</summary>
    public double this[int row] => _values[row];

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(_values[row]);

    /// <inheritdoc/>
    internal override bool IsComplete
    {
        get
        {
            foreach (var value in _values)
                if (double.IsNaN(value)) return false;
            return true;
        }
    }

    /// <inheritdoc/>
    public override Column Select(IReadOnlyList<int> rows) => new NumericColumn(Name, Pick(_values, rows));
}
