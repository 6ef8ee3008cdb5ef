using Confrere.Statistics.Data;

namespace Confrere.Statistics.Design;

/// <summary>[X y] of one row from the columns in place.</summary>
internal sealed class RowReader
{
    private readonly double[]?[][] _numbers;
    private readonly int[]?[][] _codes;
    private readonly int[][] _levels;
    private readonly double[] _response;

    public RowReader(ModelData data)
    {
        Rows = data.Design.Rows;
        var recipes = data.Design.Recipes;
        _response = data.ResponseValues;
        _numbers = [.. recipes.Select(r => r.Parts.Select(part => (data.Used[part.Variable] as NumericColumn)?.Data).ToArray())];
        _codes = [.. recipes.Select(r => r.Parts.Select(part => (data.Used[part.Variable] as FactorColumn)?.Data).ToArray())];
        _levels = [.. recipes.Select(r => r.Parts.Select(part => part.Level).ToArray())];
    }

    public int Rows { get; }

    /// <summary>Columns of the design.</summary>
    public int Columns => _numbers.Length;

    /// <summary>Reads the design's columns and the response after them.</summary>
    public void Read(int row, Span<double> into)
    {
        ReadDesign(row, into);
        into[Columns] = _response[row];
    }

    public double Response(int row) => _response[row];

    public void ReadDesign(int row, Span<double> into)
    {
        var numbers = _numbers;
        for (var j = 0; j < numbers.Length; j++)
        {
            var product = 1.0;
            var parts = numbers[j];
            for (var k = 0; k < parts.Length; k++)
                product *= parts[k] is { } values ? values[row] : _codes[j][k]![row] == _levels[j][k] ? 1 : 0;
            into[j] = product;
        }
    }
}
