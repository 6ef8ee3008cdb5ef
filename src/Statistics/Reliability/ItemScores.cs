using Confrere.Statistics.Data;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Reliability;

/// <summary>Complete rows of several columns of one scale, with their covariance.</summary>
internal sealed class ItemScores
{
    private ItemScores(string[] names, Matrix values)
    {
        (Names, Values) = (names, values);
        Covariance = CovarianceOf(values);
    }

    public string[] Names { get; }

    /// <summary>Rows are people, columns items.</summary>
    public Matrix Values { get; }

    public Matrix Covariance { get; }

    public int People => Values.Rows;

    public int Count => Values.Columns;

    public static ItemScores Of(IReadOnlyList<NumericColumn> items, int fewestItems, int fewestPeople, bool mayBeConstant)
    {
        var problems = new ProblemList();
        if (items.Count < fewestItems) problems.Add("columns", $"There {(items.Count == 1 ? "is 1" : $"are {items.Count}")}; at least {fewestItems} are needed.");
        foreach (var odd in items.Where(c => c.Length != items[0].Length)) problems.Column(odd.Name, $"It has {odd.Length} rows; \"{items[0].Name}\" has {items[0].Length}.");
        foreach (var item in items)
            for (var row = 0; row < item.Length; row++)
                if (double.IsInfinity(item[row])) problems.Cell(item.Name, row, "The value is infinite.");
        problems.ThrowIfAny();
        int[] complete = [.. Enumerable.Range(0, items[0].Length).Where(row => items.All(c => !c.IsMissing(row)))];
        if (complete.Length < fewestPeople) problems.Add("rows", $"{complete.Length} are complete; at least {fewestPeople} are needed.");
        else
            foreach (var item in items)
                if (!mayBeConstant && complete.All(row => item[row] == item[complete[0]])) problems.Column(item.Name, $"Every value is {item[complete[0]]}, so it says nothing about differences between people.");
        problems.ThrowIfAny();
        var values = new Matrix(complete.Length, items.Count);
        for (var j = 0; j < items.Count; j++)
            for (var i = 0; i < complete.Length; i++) values[i, j] = items[j][complete[i]];
        return new([.. items.Select(c => c.Name)], values);
    }

    public double[] Totals(Func<int, bool> includesItem)
    {
        var totals = new double[People];
        for (var j = 0; j < Count; j++)
            if (includesItem(j)) Kernels.Axpy(1, Values.Column(j), totals);
        return totals;
    }

    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double ma = Kernels.Mean(a), mb = Kernels.Mean(b), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return ab / Math.Sqrt(aa * bb);
    }

    public Matrix CorrelationMatrix()
    {
        var r = Covariance.Clone();
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < Count; j++) r[i, j] = i == j ? 1 : Covariance[i, j] / Math.Sqrt(Covariance[i, i] * Covariance[j, j]);
        return r;
    }

    private static Matrix CovarianceOf(Matrix values)
    {
        var centred = values.Clone();
        for (var j = 0; j < centred.Columns; j++)
        {
            var column = centred.Column(j);
            var mean = Kernels.Mean(column);
            for (var i = 0; i < column.Length; i++) column[i] -= mean;
        }
        return 1.0 / (values.Rows - 1) * centred.Gram();
    }
}
