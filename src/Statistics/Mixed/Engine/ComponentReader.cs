using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>
/// Walks the components in order, leaving each one's Z'Z, Z'[X y] and [X y]'[X y] in buffers that it reuses; of a large one with several
/// terms, <see cref="Crossed"/> in place of the first two.
/// </summary>
internal sealed class ComponentReader
{
    private readonly Components _components;
    private readonly RowSource _rows;
    private readonly double[] _row;
    private readonly int[] _levels;
    private readonly int[] _offsets;
    private readonly RandomCell[] _cells;
    private readonly TermShape[] _terms;
    private double[] _zz = [];
    private double[] _products = [];
    private int _position;

    public ComponentReader(Components components, RowSource rows)
    {
        _components = components;
        _rows = rows;
        _row = new double[rows.Width];
        CrossProducts = new double[rows.Width * rows.Width];
        _levels = new int[components.Blocks.Length];
        _offsets = new int[components.Blocks.Length];
        _terms = [.. components.Blocks.Select(b => new TermShape(b.Columns.Length, b.Correlated))];
        _cells = new RandomCell[_terms.Sum(t => t.Columns)];
    }

    /// <summary>Index of the component just read; -1 for the rows that no random effect touches.</summary>
    public int Component { get; private set; }

    public int Stratum { get; private set; }
    public int RowCount { get; private set; }
    public int Size { get; private set; }
    public int Start { get; private set; }
    public ReadOnlySpan<int> Levels => _levels;
    public ReadOnlySpan<int> Offsets => _offsets;
    public ReadOnlySpan<double> ZZ => _zz.AsSpan(0, Size * Size);
    public ReadOnlySpan<double> Products => _products.AsSpan(0, Size * _rows.Width);
    public double[] CrossProducts { get; }
    public CrossedComponent? Crossed { get; private set; }

    public bool Next()
    {
        if (_position >= _components.Rows) return false;
        Start = _position;
        var first = _components.RowAt(_position);
        Component = _components.ComponentOfRow[first];
        Stratum = _components.Strata?[first] ?? 0;
        while (_position < _components.Rows && Belongs(_components.RowAt(_position))) _position++;
        RowCount = _position - Start;
        LayOut();
        for (var p = Start; p < _position; p++) AddRow(_components.RowAt(p));
        Mirror(CrossProducts, _rows.Width);
        if (Crossed is null) Mirror(_zz, Size);
        else Crossed.Finish();
        return true;
    }

    // Rows without a random effect may be cut anywhere; a component must lie in one stratum (checked by the caller of the engine).
    private bool Belongs(int row) => _components.ComponentOfRow[row] == Component
        && (_components.Strata is null || Component >= 0 || _components.Strata[row] == Stratum);

    private void LayOut()
    {
        Array.Clear(CrossProducts);
        Array.Clear(_levels);
        Crossed = null;
        Size = 0;
        if (Component < 0) return;
        var blocks = _components.Blocks;
        for (var p = Start; p < _position; p++)
        {
            var row = _components.RowAt(p);
            for (var b = 0; b < blocks.Length; b++)
                if (blocks[b].TouchesRow(row))
                    _levels[b] = Math.Max(_levels[b], _components.LocalLevel(b, blocks[b].Codes[row]) + 1);
        }

        for (var b = 0; b < blocks.Length; b++)
        {
            _offsets[b] = Size;
            Size += _levels[b] * blocks[b].Columns.Length;
        }

        if (CrossedComponent.Pays(_levels, Size))
        {
            Crossed = new(Stratum, [.. _levels], _terms, _rows.Width);
            return;
        }

        if (_zz.Length < Size * Size) _zz = new double[Size * Size];
        if (_products.Length < Size * _rows.Width) _products = new double[Size * _rows.Width];
        _zz.AsSpan(0, Size * Size).Clear();
        _products.AsSpan(0, Size * _rows.Width).Clear();
    }

    private void AddRow(int row)
    {
        var width = _rows.Width;
        _rows.Read(row, _row);
        for (var a = 0; a < width; a++) Kernels.Axpy(_row[a], _row.AsSpan(a), CrossProducts.AsSpan((a * width) + a, width - a));
        if (Component < 0) return;
        var cells = Gather(row);
        if (Crossed is not null) Crossed.AddRow(cells, _row, _terms);
        else AddDense(cells);
    }

    private void AddDense(ReadOnlySpan<RandomCell> cells)
    {
        var width = _rows.Width;
        for (var u = 0; u < cells.Length; u++)
        {
            var at = Place(cells[u]);
            var target = _zz.AsSpan(at * Size, Size);
            for (var v = u; v < cells.Length; v++) target[Place(cells[v])] += cells[u].Value * cells[v].Value;
            Kernels.Axpy(cells[u].Value, _row, _products.AsSpan(at * width, width));
        }
    }

    private int Place(RandomCell cell) => _offsets[cell.Term] + (cell.Level * _terms[cell.Term].Columns) + cell.Column;

    private ReadOnlySpan<RandomCell> Gather(int row)
    {
        var count = 0;
        for (var b = 0; b < _terms.Length; b++)
        {
            var block = _components.Blocks[b];
            var level = _components.LocalLevel(b, block.Codes[row]);
            for (var c = 0; c < _terms[b].Columns; c++)
            {
                var value = block.Value(c, row);
                if (value != 0) _cells[count++] = new(b, level, c, value);
            }
        }

        return _cells.AsSpan(0, count);
    }

    private static void Mirror(double[] matrix, int n)
    {
        for (var a = 0; a < n; a++)
            for (var b = a + 1; b < n; b++) matrix[(b * n) + a] = matrix[(a * n) + b];
    }
}
