using System.Globalization;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Inference;

/// <summary>All combinations of factor levels with numbers held fixed, over which least-squares means average (spec 1.8).</summary>
internal sealed class ReferenceGrid(DesignMatrix design, IReadOnlyDictionary<string, double[]> at, GridWeights weights)
{
    private readonly string[] _variables = [.. design.Terms.SelectMany(t => t.Variables).Distinct()];
    private readonly Dictionary<string, double> _means = design.Terms.SelectMany(t => t.Variables).Distinct()
        .Select(v => design.Frame[v]).OfType<NumericColumn>().ToDictionary(c => c.Name, c => Kernels.Mean(c.Values));

    private FactorColumn Factor(string name) => (FactorColumn)design.Frame[name];

    private bool IsFactor(string name) => design.Frame[name] is FactorColumn;

    public void Check(string column, bool named, ProblemList problems)
    {
        if (!_variables.Contains(column)) problems.Column(column, $"The model has no such term, so there are no means of it; it has {string.Join(", ", design.Terms)}.");
        else if (at.ContainsKey(column) && IsFactor(column)) problems.Column(column, "It holds categories; a number cannot be set for it.");
        else if (named && !IsFactor(column) && !at.ContainsKey(column)) problems.Column(column, "It holds numbers; say at which values the means are wanted.");
        else if (!named && at.TryGetValue(column, out var values) && values.Length != 1) problems.Column(column, "One value is needed to hold it at, or it must be named among the means wanted.");
    }

    public string Text(string column, double value) => IsFactor(column) ? Factor(column).Levels[(int)value] : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Every combination of the named columns; a factor's value is its level's position. The first varies fastest.</summary>
    public IEnumerable<Dictionary<string, double>> Settings(IReadOnlyList<string> named)
    {
        IReadOnlyList<Dictionary<string, double>> settings = [[]];
        foreach (var column in named)
        {
            double[] values = IsFactor(column) ? [.. Enumerable.Range(0, Factor(column).Levels.Count).Select(i => (double)i)] : at[column];
            var shorter = settings;
            settings = [.. values.SelectMany(v => shorter, (v, s) => new Dictionary<string, double>(s) { [column] = v })];
        }
        return settings;
    }

    /// <summary>The design row at a setting, averaged over the factors that it leaves open.</summary>
    public double[] MeanRow(Dictionary<string, double> setting)
    {
        string[] open = [.. _variables.Where(v => IsFactor(v) && !setting.ContainsKey(v))];
        double[]? sum = null;
        double total = 0;
        foreach (var rest in Settings(open))
        {
            var weight = weights == GridWeights.Equal ? 1 : Frequency(rest);
            if (weight == 0) continue;
            var row = design.RowAt(Number, Level);
            sum ??= new double[row.Length];
            Kernels.Axpy(weight, row, sum);
            total += weight;

            double Number(string v) => setting.TryGetValue(v, out var value) ? value : at.TryGetValue(v, out var held) ? held[0] : _means[v];
            int Level(string v) => (int)(setting.TryGetValue(v, out var value) ? value : rest[v]);
        }
        Kernels.Scale(1 / total, sum);
        return sum!;
    }

    private double Frequency(Dictionary<string, double> combination)
    {
        var count = 0;
        for (var row = 0; row < design.Frame.Rows; row++)
            if (combination.All(c => Factor(c.Key).Codes[row] == (int)c.Value)) count++;
        return count;
    }
}
