using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Multiplicity;

/// <summary>
/// Several endpoints tested in an order of gates that the plan fixed: each hypothesis holds a share of alpha and, once rejected, passes it on
/// to others. Fixed sequence, fallback, Holm and parallel gatekeeping are special cases (spec 10.2). Controls the family-wise error
/// whatever the dependence of the tests. O(k^3). Pure. Agrees with the closed test of weighted Bonferroni tests computed in R to 1e-12
/// (reference/multiplicity). Source: Bretz, Maurer, Brannath and Posch 2009, Stat Med 28:586, doi:10.1002/sim.3495, algorithm 1.
/// </summary>
public sealed class Gatekeeping
{
    private const double Rounding = 1e-12;
    private readonly double[] _weights;
    private readonly double[][] _transfer;

    /// <summary>Any graph of gates.</summary>
    /// <param name="names">The hypotheses, without repetition.</param>
    /// <param name="weights">The share of alpha that each holds at first; not negative, together at most 1.</param>
    /// <param name="transfer">transfer[i][j]: the share of its alpha that i passes to j when rejected; rows together at most 1, nothing to itself.</param>
    /// <exception cref="DataProblemsException">A size does not fit, a share is out of range, or a name comes twice.</exception>
    public Gatekeeping(IReadOnlyList<string> names, IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> transfer)
    {
        Check(names, weights, transfer);
        (Names, _weights, _transfer) = ([.. names], [.. weights], [.. transfer.Select(row => row.ToArray())]);
    }

    /// <summary>The hypotheses in the order of the results.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Each hypothesis is tested at full alpha, but only when all before it were rejected.</summary>
    /// <exception cref="DataProblemsException">There is no hypothesis, or a name comes twice.</exception>
    public static Gatekeeping FixedSequence(params IReadOnlyList<string> names) =>
        new(names, [.. names.Select((_, i) => i == 0 ? 1.0 : 0)], [.. names.Select((_, i) => (IReadOnlyList<double>)[.. names.Select((_, j) => j == i + 1 ? 1.0 : 0)])]);

    /// <summary>
    /// Serial gates: Holm within each family, and a family counts only when every hypothesis of the families before it is rejected (spec 10.2).
    /// </summary>
    /// <param name="families">Unadjusted p-values of each family, in the order of the gates.</param>
    /// <returns>Adjusted p-values in the same shape.</returns>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static IReadOnlyList<IReadOnlyList<double>> AdjustSerially(params IReadOnlyList<IReadOnlyList<double>> families)
    {
        var gate = 0.0;
        var adjusted = new List<IReadOnlyList<double>>();
        foreach (var family in families)
        {
            double[] within = [.. PValues.Holm(family).Select(p => Math.Max(gate, p))];
            adjusted.Add(within);
            gate = within.Append(gate).Max();
        }
        return adjusted;
    }

    /// <summary>Adjusted p-values in the order of <see cref="Names"/>.</summary>
    /// <param name="p">One unadjusted p-value a hypothesis.</param>
    /// <exception cref="ArgumentException">The number of p-values differs from that of the hypotheses, or one is not between 0 and 1.</exception>
    public IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        if (p.Count != Names.Count) throw new ArgumentException($"There are {p.Count} p-values for {Names.Count} hypotheses.", nameof(p));
        PValues.Checked(p);
        var weights = (double[])_weights.Clone();
        double[][] transfer = [.. _transfer.Select(row => (double[])row.Clone())];
        var adjusted = Enumerable.Repeat(1.0, p.Count).ToArray();
        var open = Enumerable.Range(0, p.Count).ToList();
        var running = 0.0;
        while (open.Count > 0)
        {
            var best = open.MinBy(i => Ratio(p[i], weights[i]));
            running = Math.Max(running, Math.Min(1, Ratio(p[best], weights[best])));
            if (weights[best] == 0) break;
            adjusted[best] = running;
            open.Remove(best);
            Pass(best, open, weights, ref transfer);
        }
        return adjusted;
    }

    private static double Ratio(double p, double weight) => weight > 0 ? p / weight : double.PositiveInfinity;

    private static void Pass(int rejected, List<int> open, double[] weights, ref double[][] transfer)
    {
        var renewed = transfer.Select(row => new double[row.Length]).ToArray();
        foreach (var i in open)
        {
            weights[i] += weights[rejected] * transfer[rejected][i];
            var circle = transfer[i][rejected] * transfer[rejected][i];
            if (circle >= 1) continue;
            foreach (var j in open)
                if (j != i) renewed[i][j] = (transfer[i][j] + transfer[i][rejected] * transfer[rejected][j]) / (1 - circle);
        }
        weights[rejected] = 0;
        transfer = renewed;
    }

    private static void Check(IReadOnlyList<string> names, IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<double>> transfer)
    {
        var problems = new ProblemList();
        var k = names.Count;
        if (k == 0) problems.Add("hypotheses", "There is none.");
        foreach (var twice in names.GroupBy(n => n).Where(g => g.Count() > 1)) problems.Add($"hypothesis \"{twice.Key}\"", "It is named twice.");
        if (weights.Count != k || weights.Any(w => !(w is >= 0 and <= 1)) || weights.Sum() > 1 + Rounding)
            problems.Add("weights", $"There must be {k}, none negative, together at most 1.");
        if (transfer.Count != k || transfer.Any(row => row.Count != k)) problems.Add("transfer", $"It must have {k} rows and {k} columns.");
        else
            for (var i = 0; i < k; i++)
                if (transfer[i][i] != 0 || transfer[i].Any(g => !(g is >= 0 and <= 1)) || transfer[i].Sum() > 1 + Rounding)
                    problems.Add($"transfer from \"{names[i]}\"", "Shares must not be negative, together at most 1, and none may go to itself.");
        problems.ThrowIfAny();
    }
}
