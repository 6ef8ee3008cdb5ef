using Confrere.Statistics.Distributions;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Classical;

/// <summary>
/// Counts in rows and columns, and tests that both are independent (spec 17.2). Pure. Agrees with R 4.2 <c>chisq.test</c>, <c>fisher.test</c> and
/// <c>mcnemar.test</c> to 1e-10 (reference/tests).
/// </summary>
public sealed class ContingencyTable
{
    private const double EquallyProbable = 1 + 1e-7;
    private readonly int[][] _counts;
    private readonly double[] _rows, _columns;
    private readonly double _total;

    private ContingencyTable(int[][] counts)
    {
        _counts = counts;
        _rows = [.. counts.Select(r => (double)r.Sum())];
        _columns = [.. Enumerable.Range(0, counts[0].Length).Select(j => (double)counts.Sum(r => r[j]))];
        _total = _rows.Sum();
    }

    /// <summary>Reads the counts.</summary>
    /// <exception cref="DataProblemsException">Fewer than two rows or columns, rows of different length, negative counts, or a row or column without anybody.</exception>
    public static ContingencyTable Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var problems = new ProblemList();
        if (counts.Count < 2 || counts.Any(r => r.Count < 2 || r.Count != counts[0].Count)) problems.Add("table", "It needs at least two rows and two columns, all rows alike.");
        else if (counts.Any(r => r.Any(c => c < 0))) problems.Add("table", "A count is negative.");
        else if (counts.Any(r => r.Sum() == 0) || Enumerable.Range(0, counts[0].Count).Any(j => counts.Sum(r => r[j]) == 0)) problems.Add("table", "A row or column has nobody; leave it out.");
        problems.ThrowIfAny();
        return new([.. counts.Select(r => r.ToArray())]);
    }

    /// <summary>Pearson's chi-square without correction.</summary>
    public TestResult ChiSquare => TestResult.ChiSquare("Pearson's chi-square", Cells().Sum(c => Square(c.Count - c.Expected) / c.Expected), DegreesOfFreedom);

    /// <summary>Yates's corrected chi-square, for two by two.</summary>
    /// <exception cref="InvalidOperationException">The table is larger.</exception>
    public TestResult Yates
    {
        get
        {
            RequireTwoByTwo();
            var correction = Math.Min(0.5, Cells().Min(c => Math.Abs(c.Count - c.Expected)));
            return TestResult.ChiSquare("Yates's chi-square", Cells().Sum(c => Square(Math.Abs(c.Count - c.Expected) - correction) / c.Expected), 1);
        }
    }

    /// <summary>The likelihood-ratio (G) test.</summary>
    public TestResult LikelihoodRatio => TestResult.ChiSquare("likelihood ratio", 2 * Cells().Where(c => c.Count > 0).Sum(c => c.Count * Math.Log(c.Count / c.Expected)), DegreesOfFreedom);

    /// <summary>Cramer's V, from 0 to 1.</summary>
    public double CramersV => Math.Sqrt(ChiSquare.Statistic / _total / (Math.Min(_rows.Length, _columns.Length) - 1));

    /// <summary>McNemar's test of a two-by-two table of pairs.</summary>
    /// <param name="corrected">Whether one is taken from the difference.</param>
    /// <exception cref="InvalidOperationException">The table is larger, or no pair disagrees.</exception>
    public TestResult McNemar(bool corrected)
    {
        var (b, c) = Discordant();
        return TestResult.ChiSquare("McNemar", Square(Math.Max(0, Math.Abs(b - c) - (corrected ? 1 : 0))) / (b + c), 1);
    }

    /// <summary>McNemar's exact two-sided p-value.</summary>
    /// <exception cref="InvalidOperationException">The table is larger, or no pair disagrees.</exception>
    public double McNemarExactPValue
    {
        get
        {
            var (b, c) = Discordant();
            return BinomialTest.PValue(b, b + c, 0.5);
        }
    }

    /// <summary>Fisher's (Freeman and Halton's) exact p-value: all tables with these margins that are no more probable. Every such table is visited: for small tables.</summary>
    public double FisherPValue
    {
        get
        {
            double constant = _rows.Sum(r => GammaFunction.Log(r + 1)) + _columns.Sum(c => GammaFunction.Log(c + 1)) - GammaFunction.Log(_total + 1);
            var observed = constant - _counts.Sum(r => r.Sum(c => GammaFunction.Log(c + 1))) + Math.Log(EquallyProbable);
            var left = _rows.Select(r => (int)r).ToArray();
            double Visit(int column, int row, int rest, double log)
            {
                if (column == _columns.Length - 1)
                {
                    var last = log - left.Sum(c => GammaFunction.Log(c + 1));
                    return last <= observed ? Math.Exp(last) : 0;
                }
                if (row == left.Length - 1)
                {
                    if (rest > left[row]) return 0;
                    left[row] -= rest;
                    var sum = Visit(column + 1, 0, column + 2 < _columns.Length ? (int)_columns[column + 1] : 0, log - GammaFunction.Log(rest + 1));
                    left[row] += rest;
                    return sum;
                }
                double total = 0;
                for (var count = 0; count <= Math.Min(rest, left[row]); count++)
                {
                    left[row] -= count;
                    total += Visit(column, row + 1, rest - count, log - GammaFunction.Log(count + 1));
                    left[row] += count;
                }
                return total;
            }
            return Math.Min(1, Visit(0, 0, (int)_columns[0], constant));
        }
    }

    private double DegreesOfFreedom => (_rows.Length - 1) * (_columns.Length - 1);

    /// <summary>Count expected under independence.</summary>
    public double Expected(int row, int column) => _rows[row] * _columns[column] / _total;

    /// <summary>Residual in standard deviations: (count - expected) / sqrt(expected (1 - row share) (1 - column share)).</summary>
    public double StandardizedResidual(int row, int column) =>
        (_counts[row][column] - Expected(row, column)) / Math.Sqrt(Expected(row, column) * (1 - _rows[row] / _total) * (1 - _columns[column] / _total));

    private IEnumerable<(double Count, double Expected)> Cells()
    {
        for (var i = 0; i < _rows.Length; i++)
            for (var j = 0; j < _columns.Length; j++) yield return (_counts[i][j], Expected(i, j));
    }

    private (int B, int C) Discordant()
    {
        RequireTwoByTwo();
        var (b, c) = (_counts[0][1], _counts[1][0]);
        return b + c > 0 ? (b, c) : throw new InvalidOperationException("No pair disagrees, so there is nothing to test.");
    }

    private void RequireTwoByTwo()
    {
        if (_rows.Length != 2 || _columns.Length != 2) throw new InvalidOperationException("This test is for tables of two rows and two columns.");
    }

    private static double Square(double x) => x * x;
}
