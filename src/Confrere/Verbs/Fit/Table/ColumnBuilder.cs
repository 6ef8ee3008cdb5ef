using System.Text;
using Confrere.Statistics.Data;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>Collects one column of the file, cell by cell, in the form that the library keeps.</summary>
internal abstract class ColumnBuilder(string name)
{
    private const int MostShown = 40;

    public string Name => name;

    /// <summary>Adds a column of every row of a block.</summary>
    /// <param name="missing">Texts that mean no value, as an empty cell does.</param>
    public void Add(RowBlock block, int column, byte[][] missing, ProblemList problems)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            var cell = block.Cell(row, column);
            if (cell.Length == 0 || TableReading.IsAmong(cell, missing)) AddMissing();
            else Add(cell, block.LineOf(row), problems);
        }
    }

    public abstract void AddMissing();

    public abstract void Add(ReadOnlySpan<byte> cell, long line, ProblemList problems);

    /// <summary>The column, or null after noting why there is none.</summary>
    public abstract Column? Build(ProblemList problems);

    /// <summary>A cell as a sentence can show it.</summary>
    protected static string Shown(ReadOnlySpan<byte> cell)
    {
        var text = new string([.. Encoding.UTF8.GetString(cell).Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length <= MostShown ? $"\"{text}\"" : $"\"{text[..MostShown]}...\"";
    }

    protected static bool IsFormula(ReadOnlySpan<byte> cell) => cell[0] is (byte)'=' or (byte)'@';
}
