namespace Confrere.Statistics.Mixed.Engine;

/// <summary>Rows of [X y], read one at a time so that a long table never has to exist twice.</summary>
internal abstract class RowSource
{
    public abstract int Rows { get; }
    public abstract int Width { get; }
    public abstract void Read(int row, Span<double> into);
}

/// <summary>One random term as data: a level for each row and the random columns (null stands for the constant 1).</summary>
internal sealed record RandomBlock(int[] Codes, int Levels, double[]?[] Columns, bool Correlated)
{
    /// <summary>Root mean square of each column over rows where it is not zero: theta is dimensionless in these units.</summary>
    public double[] Scales { get; } = [.. Columns.Select(ScaleOf)];

    private static double ScaleOf(double[]? column)
    {
        if (column is null) return 1;
        double sum = 0;
        var count = 0;
        foreach (var value in column)
        {
            if (value == 0) continue;
            sum += value * value;
            count++;
        }

        return count == 0 ? 1 : Math.Sqrt(sum / count);
    }

    public bool TouchesRow(int row)
    {
        foreach (var column in Columns)
            if (column is null || column[row] != 0) return true;
        return false;
    }

    public double Value(int column, int row) => Columns[column] is { } values ? values[row] / Scales[column] : 1;
}

/// <summary>
/// The rows split into components: the smallest sets of levels of all grouping factors that share no row with another set.
/// With one grouping factor a component is a group; with nested ones a group of the outermost; crossed ones form one component.
/// </summary>
internal sealed class Components
{
    private readonly int[][] _local;

    public Components(RandomBlock[] blocks, int rows, int[]? strata)
    {
        Blocks = blocks;
        Rows = rows;
        Strata = strata;
        _local = new int[blocks.Length][];
        ComponentOfRow = blocks.Length > 0 && blocks.All(b => ReferenceEquals(b.Codes, blocks[0].Codes))
            ? SingleFactor() : Connected();
        RowOrder = OrderRows();
    }

    public RandomBlock[] Blocks { get; }
    public int Rows { get; }
    public int[]? Strata { get; }
    public int Count { get; private set; }

    /// <summary>-1 for a row that no random effect touches.</summary>
    public int[] ComponentOfRow { get; }

    /// <summary>Rows grouped by component (rows without one last), or null when they already stand so.</summary>
    public int[]? RowOrder { get; }

    public int LocalLevel(int block, int level) => _local[block].Length == 0 ? 0 : _local[block][level];

    public int RowAt(int position) => RowOrder is null ? position : RowOrder[position];

    private int[] SingleFactor()
    {
        Count = Blocks[0].Levels;
        Array.Fill(_local, []);
        var codes = Blocks[0].Codes;
        if (Blocks.Any(b => b.Columns.Any(c => c is null))) return codes;
        var component = new int[Rows];
        for (var row = 0; row < Rows; row++) component[row] = Blocks.Any(b => b.TouchesRow(row)) ? codes[row] : -1;
        return component;
    }

    private int[] Connected()
    {
        var offset = new int[Blocks.Length + 1];
        for (var b = 0; b < Blocks.Length; b++) offset[b + 1] = offset[b] + Blocks[b].Levels;
        var parent = Enumerable.Range(0, offset[^1]).ToArray();
        var anchor = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            anchor[row] = -1;
            for (var b = 0; b < Blocks.Length; b++)
            {
                if (!Blocks[b].TouchesRow(row)) continue;
                var node = Find(parent, offset[b] + Blocks[b].Codes[row]);
                if (anchor[row] < 0) anchor[row] = node;
                else if (node != anchor[row]) parent[node] = Find(parent, anchor[row]);
                anchor[row] = Find(parent, anchor[row]);
            }
        }

        return NumberComponents(offset, parent, anchor);
    }

    private int[] NumberComponents(int[] offset, int[] parent, int[] anchor)
    {
        var number = new Dictionary<int, int>();
        var component = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            if (anchor[row] < 0)
            {
                component[row] = -1;
                continue;
            }

            var root = Find(parent, anchor[row]);
            if (!number.TryGetValue(root, out component[row])) number[root] = component[row] = number.Count;
        }

        Count = number.Count;
        for (var b = 0; b < Blocks.Length; b++)
        {
            // A level that touches no row belongs to no component (-1) and its effect keeps its prior.
            var used = new int[Count];
            var local = new int[Blocks[b].Levels];
            Array.Fill(local, -1);
            for (var row = 0; row < Rows; row++)
            {
                var level = Blocks[b].Codes[row];
                if (local[level] < 0 && Blocks[b].TouchesRow(row)) local[level] = used[component[row]]++;
            }

            _local[b] = local;
        }

        return component;
    }

    private static int Find(int[] parent, int node)
    {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    }

    private int[]? OrderRows()
    {
        var sorted = true;
        for (var row = 1; row < Rows && sorted; row++)
            sorted = (uint)ComponentOfRow[row] >= (uint)ComponentOfRow[row - 1];
        if (sorted) return null;
        var start = new int[Count + 2];
        foreach (var c in ComponentOfRow) start[(c < 0 ? Count : c) + 1]++;
        for (var c = 0; c <= Count; c++) start[c + 1] += start[c];
        var order = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var c = ComponentOfRow[row];
            order[start[c < 0 ? Count : c]++] = row;
        }

        return order;
    }
}
