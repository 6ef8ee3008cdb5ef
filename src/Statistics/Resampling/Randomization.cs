using Confrere.Statistics.Data;
using Confrere.Statistics.Distributions;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Random;

namespace Confrere.Statistics.Resampling;

/// <summary>
/// The allocations that could have been drawn: every way to deal the arms that leaves their numbers in each block (or stratum) as they are, all
/// equally likely. Tests the hypothesis that nobody's outcome depends on the arm, without any model (spec 13.3). Rows with a
/// missing score are left out and the test is conditional on who remains. Agrees with complete enumeration in R 4.2, coin 1.4-2
/// and exactRankTests 0.8-35 to 1e-10 (reference/tests). Source: Rosenberger and Lachin 2016, Randomization in Clinical Trials, chapter 6.
/// </summary>
public sealed class Randomization
{
    private const int Chunk = 1024;
    private const int TreatedLevel = 1;
    private readonly int[] _arms;
    private readonly int[][] _blocks;

    private Randomization(int[] arms, int[][] blocks) => (_arms, _blocks) = (arms, blocks);

    /// <summary>Reads the observed allocation.</summary>
    /// <param name="arm">Two levels for sums (the second is the treated arm), any number for <see cref="Approximate(Func{ArmStatistic}, int, ulong, uint)"/>.</param>
    /// <param name="block">The block or stratum of each row; null when everybody was allocated together.</param>
    /// <exception cref="DataProblemsException">A missing arm or block, one arm only, or columns of different length.</exception>
    public static Randomization Of(FactorColumn arm, FactorColumn? block = null)
    {
        var problems = new ProblemList();
        if (arm.WithoutUnusedLevels().Levels.Count < 2) problems.Column(arm.Name, "It has fewer than two arms.");
        if (block is not null && block.Length != arm.Length) problems.Column(block.Name, $"It has {block.Length} rows; \"{arm.Name}\" has {arm.Length}.");
        problems.ThrowIfAny();
        for (var row = 0; row < arm.Length; row++)
        {
            if (arm.IsMissing(row)) problems.Cell(arm.Name, row, "The arm is missing.");
            if (block?.IsMissing(row) == true) problems.Cell(block.Name, row, "The block is missing.");
        }
        problems.ThrowIfAny();
        var rows = Enumerable.Range(0, arm.Length);
        return new(arm.Codes.ToArray(), block is null ? [[.. rows]] : [.. rows.GroupBy(r => block.Codes[r]).Select(g => g.ToArray())]);
    }

    /// <summary>How many allocations there are (two arms).</summary>
    public double Allocations => _blocks.Aggregate(1.0, (all, block) => all * Choose(block.Length, block.Count(r => _arms[r] == TreatedLevel)));

    /// <summary>
    /// The exact test of the sum of scores in the treated arm, over all allocations; without blocks that is the test of the difference of means.
    /// For ranks it is the exact rank-sum test. Time grows with people, treated and the range of scores; 138 people with one decimal take milliseconds.
    /// </summary>
    /// <param name="scores">One a row, NaN where missing; at most six decimals, or fewer than about a million allocations.</param>
    /// <returns>The test; null when an exact answer would take too long, for which <see cref="Approximate(IReadOnlyList{double}, int, ulong, uint)"/> is meant.</returns>
    /// <exception cref="DataProblemsException">Another number of scores than rows, infinite scores, more than two arms, or nothing that could vary.</exception>
    public RandomizationTest? Exact(IReadOnlyList<double> scores)
    {
        var blocks = Present(scores);
        var observed = Observed(scores);
        if (SumDistribution.TryOf([.. blocks.Select(b => (b.Scores, b.Treated))]) is { } sums)
        {
            var (mean, variance) = sums.Moments();
            var (p, greater, less) = sums.Tails(observed, mean);
            return new(observed, mean, variance, Number(blocks), true, p, greater, less);
        }
        return Number(blocks) <= Enumeration.Most ? Enumeration.Test(blocks, observed) : null;
    }

    /// <summary>The same test from allocations drawn at random; p-values are (1 + as extreme) / (1 + drawn), so that the level holds for any number drawn.</summary>
    /// <param name="scores">One a row, NaN where missing.</param>
    /// <param name="replicates">How many to draw.</param>
    /// <param name="seed">Seed of the stream.</param>
    /// <param name="stream">Which stream of the seed.</param>
    /// <exception cref="DataProblemsException">As for <see cref="Exact"/>.</exception>
    public RandomizationTest Approximate(IReadOnlyList<double> scores, int replicates, ulong seed, uint stream = 0)
    {
        var blocks = Present(scores);
        var sums = new double[replicates];
        ForEachChunk(replicates, seed, stream, () => blocks.Select(b => new double[b.Scores.Length]).ToArray(), (work, generator, from, to) =>
        {
            for (var b = 0; b < work.Length; b++) blocks[b].Scores.CopyTo(work[b], 0);
            for (var i = from; i < to; i++)
            {
                double sum = 0;
                for (var b = 0; b < work.Length; b++) sum += Draw(work[b], blocks[b].Treated, generator);
                sums[i] = sum;
            }
        });
        var (mean, variance) = Enumeration.Moments(blocks);
        return Drawn(Observed(scores), sums, mean, variance);
    }

    /// <summary>The test of any statistic (an adjusted difference, an F of several arms) from allocations drawn at random, respecting blocks.</summary>
    /// <param name="statistic">Makes the statistic; called once for each worker, so that it may keep work space of its own.</param>
    /// <param name="replicates">How many to draw.</param>
    /// <param name="seed">Seed of the stream.</param>
    /// <param name="stream">Which stream of the seed.</param>
    public RandomizationTest Approximate(Func<ArmStatistic> statistic, int replicates, ulong seed, uint stream = 0)
    {
        var values = new double[replicates];
        ForEachChunk(replicates, seed, stream, () => (Statistic: statistic(), Arms: new int[_arms.Length]), (work, generator, from, to) =>
        {
            _arms.CopyTo(work.Arms, 0);
            for (var i = from; i < to; i++)
            {
                foreach (var block in _blocks) Shuffle(work.Arms, block, generator);
                values[i] = work.Statistic(work.Arms);
            }
        });
        var mean = Kernels.Mean(values);
        return Drawn(statistic()(_arms), values, mean, Kernels.CentredSumOfSquares(values) / (replicates - 1));
    }

    internal static RandomizationTest Drawn(double observed, double[] values, double mean, double variance)
    {
        // Sums of the same scores in another order may differ in the last bits.
        var near = 1e-9 * Math.Max(Math.Abs(observed), Math.Sqrt(variance));
        int far = 1, greater = 1, less = 1;
        foreach (var value in values)
        {
            if (Math.Abs(value - mean) >= Math.Abs(observed - mean) - near) far++;
            if (value >= observed - near) greater++;
            if (value <= observed + near) less++;
        }
        double all = values.Length + 1;
        return new(observed, mean, variance, values.Length, false, far / all, greater / all, less / all);
    }

    private static double Draw(Span<double> scores, int treated, Philox generator)
    {
        double sum = 0;
        for (var i = 0; i < treated; i++)
        {
            var j = i + (int)generator.Below((ulong)(scores.Length - i));
            (scores[i], scores[j]) = (scores[j], scores[i]);
            sum += scores[i];
        }
        return sum;
    }

    private static void Shuffle(int[] arms, int[] block, Philox generator)
    {
        for (var i = block.Length - 1; i > 0; i--)
        {
            var j = (int)generator.Below((ulong)i + 1);
            (arms[block[i]], arms[block[j]]) = (arms[block[j]], arms[block[i]]);
        }
    }

    private static void ForEachChunk<T>(int replicates, ulong seed, uint stream, Func<T> worker, Action<T, Philox, int, int> run)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 20);
        Parallel.For(0, (replicates + Chunk - 1) / Chunk, worker, (chunk, _, work) =>
        {
            run(work, new Philox(seed, stream, (uint)chunk), chunk * Chunk, Math.Min(replicates, (chunk + 1) * Chunk));
            return work;
        }, _ => { });
    }

    private ScoreBlock[] Present(IReadOnlyList<double> scores)
    {
        var problems = new ProblemList();
        if (scores.Count != _arms.Length) problems.Add("scores", $"There are {scores.Count} for {_arms.Length} rows.");
        else if (scores.Any(double.IsInfinity)) problems.Add("scores", "One is infinite.");
        if (_arms.Any(a => a > TreatedLevel)) problems.Add("arms", "There are more than two; give a statistic of the allocation instead of scores.");
        problems.ThrowIfAny();
        ScoreBlock[] blocks = [.. _blocks.Select(b => b.Where(r => !double.IsNaN(scores[r])).ToArray())
            .Select(b => new ScoreBlock([.. b.Select(r => scores[r])], b.Count(r => _arms[r] == TreatedLevel)))
            .Where(b => b.Treated > 0 && b.Treated < b.Scores.Length)];
        return blocks.Length > 0 ? blocks
            : throw new DataProblemsException(new DataProblem("blocks", "No block has participants of both arms, so no other allocation was possible."));
    }

    // Blocks in one arm only add the same to every allocation and are left out.
    private double Observed(IReadOnlyList<double> scores)
    {
        double sum = 0;
        foreach (var block in _blocks)
        {
            int[] present = [.. block.Where(r => !double.IsNaN(scores[r]))];
            if (present.Any(r => _arms[r] == TreatedLevel) && present.Any(r => _arms[r] != TreatedLevel)) sum += present.Where(r => _arms[r] == TreatedLevel).Sum(r => scores[r]);
        }
        return sum;
    }

    private static double Number(ScoreBlock[] blocks) => blocks.Aggregate(1.0, (all, b) => all * Choose(b.Scores.Length, b.Treated));

    private static double Choose(int n, int k)
    {
        double ways = 1;
        for (var i = 1; i <= Math.Min(k, n - k); i++) ways *= (n - Math.Min(k, n - k) + i) / (double)i;
        return Math.Round(ways);
    }
}
