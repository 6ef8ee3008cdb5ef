using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Random;
using Confrere.Statistics.Resampling;

namespace Confrere.Statistics.Tests.Resampling;

/// <summary>R 4.2 and the definitions of package boot on saved resamples (reference/bootstrap).</summary>
public sealed class BootstrapTests
{
    private const double Tolerance = 1e-10;

    private static readonly double[] X = Reference.Data("bootstrap").Numeric("x").Values.ToArray();

    [Theory]
    [InlineData("mean")]
    [InlineData("median")]
    [InlineData("sd")]
    public void Intervals_from_saved_resamples_agree_with_R(string name)
    {
        var e = Reference.Expected("bootstrap").At(name);
        var statistic = Statistic(name)();
        int[][] resamples = [.. File.ReadLines(Path.Combine(Reference.Root, "bootstrap", "indices_1based.csv")).Select(l => l.Split(',').Select(v => int.Parse(v) - 1).ToArray())];
        var all = Enumerable.Range(0, X.Length).ToArray();
        var boot = BootstrapDistribution.Of(statistic(all), [.. resamples.Select(r => statistic(r))], [.. all.Select(i => statistic([.. all.Where(j => j != i)]))]);
        boot.Estimate.ShouldAgree(e.At("t0").Number(), Tolerance);
        boot.StandardError.ShouldAgree(e.At("boot_se").Number(), Tolerance);
        boot.Bias.ShouldBeNear(e.At("bias").Number(), Tolerance);
        Near(boot.Percentile(), e.At("percentile_B_plus_1_normal_interp"));
        Near(boot.NormalApproximation(), e.At("normal"));
        boot.BiasCorrection.ShouldAgree(e.At("bca_z0").Number(), Tolerance);
        boot.Acceleration.ShouldBeNear(e.At("bca_a_jackknife").Number(), Tolerance);
        boot.AdjustedLevels().Lower.ShouldAgree(e.At("bca_adjusted_p")[0].GetDouble(), Tolerance);
        Near(boot.BiasCorrectedAccelerated(), e.At("bca_boot_package_interp"));
        // The basic interval mirrors the percentile one.
        (boot.Basic().Lower + boot.Percentile().Upper).ShouldAgree(2 * boot.Estimate, Tolerance);
    }

    [Fact]
    public void Own_resamples_of_the_mean_have_its_standard_error()
    {
        const int replicates = 20_000;
        var boot = new Bootstrap(ResamplingUnits.Rows(X.Length)) { Replicates = replicates, Seed = 7 }.Run(Statistic("mean"));
        var exact = Math.Sqrt(X.Sum(v => Math.Pow(v - X.Average(), 2))) / X.Length;
        // A standard deviation from B replicates has relative error about 1 / sqrt(2 B).
        boot.StandardError.ShouldAgree(exact, 4 / Math.Sqrt(2.0 * replicates));
        boot.Bias.ShouldBeNear(0, 4 * exact / Math.Sqrt(replicates));
    }

    [Fact]
    public void The_same_seed_gives_the_same_replicates_and_another_stream_others()
    {
        double[] Draw(uint stream) => [.. new Bootstrap(ResamplingUnits.Rows(X.Length)) { Replicates = 500, Seed = 3, Stream = stream }.Run(Statistic("median")).Replicates];
        Draw(0).ShouldBe(Draw(0));
        Draw(0).ShouldNotBe(Draw(1));
    }

    [Fact]
    public void Strata_keep_their_size_and_clusters_stay_whole()
    {
        var clusters = new FactorColumn("coach", ["a", "a", "b", "c", "c", "c", "d", "d"]);
        var strata = new FactorColumn("site", ["x", "x", "x", "y", "y", "y", "y", "y"]);
        var units = ResamplingUnits.Clusters(clusters, strata);
        units.Count.ShouldBe(4);
        var (stream, rows, seen) = (new Philox(4), new int[units.LongestResample], new HashSet<(int, int)>());
        for (var draw = 0; draw < 300; draw++)
        {
            // Two clusters from each site; a cluster's rows come together.
            var counts = new int[8];
            foreach (var row in rows.AsSpan(0, units.Draw(stream, rows))) counts[row]++;
            (counts[0] == counts[1] && counts[3] == counts[4] && counts[4] == counts[5] && counts[6] == counts[7]).ShouldBeTrue();
            (counts[0] + counts[2]).ShouldBe(2);
            (counts[3] + counts[6]).ShouldBe(2);
            seen.Add((counts[0], counts[3]));
        }
        seen.Count.ShouldBe(9);
    }

    [Fact]
    public void Studentised_interval_of_a_normal_mean_is_near_Students()
    {
        (double, double) MeanAndError(ReadOnlySpan<int> rows)
        {
            double sum = 0, squares = 0;
            foreach (var row in rows) (sum, squares) = (sum + X[row], squares + X[row] * X[row]);
            var mean = sum / rows.Length;
            return (mean, Math.Sqrt((squares / rows.Length - mean * mean) / (rows.Length - 1)));
        }
        var boot = new Bootstrap(ResamplingUnits.Rows(X.Length)) { Replicates = 20_000, Seed = 5 }.RunStudentized(() => MeanAndError);
        var expected = Reference.Expected("bootstrap_studentized");
        // R drew 200,000 resamples of its own; limits differ by Monte Carlo error of both.
        boot.Interval().Lower.ShouldBeNear(expected.At("ci")[0].GetDouble(), 4 * expected.At("mc_se_at_20000")[0].GetDouble());
        boot.Interval().Upper.ShouldBeNear(expected.At("ci")[1].GetDouble(), 4 * expected.At("mc_se_at_20000")[1].GetDouble());
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var units = ResamplingUnits.Clusters(new FactorColumn("coach", ["a", "a", "b", "c", "c", "c", "d", "d"]));
        var (stream, rows, total) = (new Philox(4), new int[units.LongestResample], 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var draw = 0; draw < 1000; draw++) total += units.Draw(stream, rows);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        total.ShouldBeInRange(4 * 1000, 12 * 1000);
    }

    [Fact]
    public void Refuses_a_lonely_stratum_and_statistics_without_value()
    {
        Should.Throw<DataProblemsException>(() => ResamplingUnits.Rows(3, new FactorColumn("site", ["a", "a", "b"]))).Problems[0].Sentence.ShouldContain("single row");
        Should.Throw<DataProblemsException>(() => ResamplingUnits.Clusters(new FactorColumn("c", ["a", "a", "b", "b"]), new FactorColumn("s", ["x", "y", "y", "y"]))).Message.ShouldContain("two strata");
        Should.Throw<DataProblemsException>(() => new Bootstrap(ResamplingUnits.Rows(5)) { Replicates = 50 }.Run(() => rows => rows[0] == 0 ? double.NaN : 1)).Message.ShouldContain("no finite value in");
    }

    private static Func<RowStatistic> Statistic(string name) => () =>
    {
        var work = new double[X.Length];
        return rows =>
        {
            for (var i = 0; i < rows.Length; i++) work[i] = X[rows[i]];
            var values = work.AsSpan(0, rows.Length);
            if (name == "median")
            {
                values.Sort();
                return rows.Length % 2 == 1 ? values[rows.Length / 2] : (values[rows.Length / 2 - 1] + values[rows.Length / 2]) / 2;
            }
            double sum = 0, squares = 0;
            foreach (var v in values) sum += v;
            var mean = sum / rows.Length;
            foreach (var v in values) squares += (v - mean) * (v - mean);
            return name == "mean" ? mean : Math.Sqrt(squares / (rows.Length - 1));
        };
    };

    private static void Near(Interval interval, JsonElement expected)
    {
        interval.Lower.ShouldAgree(expected[0].GetDouble(), Tolerance, "lower");
        interval.Upper.ShouldAgree(expected[1].GetDouble(), Tolerance, "upper");
    }
}
