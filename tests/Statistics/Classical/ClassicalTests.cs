using System.Text.Json;
using Confrere.Statistics.Classical;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.EffectSizes;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Resampling;

namespace Confrere.Statistics.Tests.Classical;

/// <summary>R 4.2, coin 1.4-2, exactRankTests 0.8-35 and psych 2.2.9 (reference/tests).</summary>
public sealed class ClassicalTests
{
    // Tolerances of reference/README.md; wilcox.test's interval stops at 1e-4 of its search.
    private const double Tolerance = 1e-10, Shift = 1e-3, Tukey = 1e-7;

    private static readonly Frame Data = Reference.Data("tests");
    private static readonly JsonElement Case = Reference.Expected("tests");

    private static double[] Column(string name, string group) => [.. Enumerable.Range(0, Data.Rows).Where(i => Data.Factor("group")[i] == group).Select(i => Data.Numeric(name)[i])];

    [Fact]
    public void Rank_sum_agrees_with_R()
    {
        var (test, e) = (RankSumTest.Of(Column("score", "A"), Column("score", "B")), Case.At("t_and_rank_A_vs_B"));
        test.Statistic.ShouldBe(e.At("W_first_sample").Number());
        test.CorrectedPValue.ShouldAgree(e.At("p_normal_cc").Number(), Tolerance);
        test.PValue.ShouldAgree(e.At("p_normal_no_cc").Number(), Tolerance);
        test.Z.ShouldAgree(e.At("z_coin").Number(), Tolerance);
        test.PValue.ShouldAgree(e.At("p_coin_asymptotic").Number(), Tolerance);
        test.HodgesLehmann.ShouldAgree(e.At("hodges_lehmann_median_of_differences").Number(), Tolerance);
        test.Interval().Lower.ShouldBeNear(e.At("hodges_lehmann_normal_cc", "ci")[0].GetDouble(), Shift);
        test.Interval().Upper.ShouldBeNear(e.At("hodges_lehmann_normal_cc", "ci")[1].GetDouble(), Shift);
        var exact = test.Exact()!;
        exact.PValue.ShouldAgree(e.At("p_exact_conditional").Number(), Tolerance);
        exact.PGreater.ShouldAgree(e.At("p_exact_greater").Number(), Tolerance);
        exact.PLess.ShouldAgree(e.At("p_exact_less").Number(), Tolerance);
    }

    [Fact]
    public void Signed_ranks_and_signs_agree_with_R()
    {
        double[] before = Column("pre", "C"), after = Column("score", "C");
        var (test, e) = (SignedRankTest.Of(after.Zip(before, (a, b) => Math.Round(a - b, 9))), Case.At("signed_rank_pre_to_score_group_C"));
        test.Statistic.ShouldBe(e.At("V").Number());
        test.CorrectedPValue.ShouldAgree(e.At("p_normal_cc").Number(), Tolerance);
        test.PValue.ShouldAgree(e.At("p_normal_no_cc").Number(), Tolerance);
        test.Exact()!.PValue.ShouldAgree(e.At("p_exact").Number(), Tolerance);
        test.SignTestPValue.ShouldAgree(e.At("sign_test_p").Number(), Tolerance);
        var paired = PairedDifference.Of(before, after).Change;
        paired.Statistic.ShouldAgree(Case.At("paired_t_C", "stat").Number(), Tolerance);
        paired.PValue.ShouldAgree(Case.At("paired_t_C", "p").Number(), Tolerance);
    }

    [Theory]
    [InlineData("table_2x2")]
    [InlineData("table_RxC")]
    public void Tables_agree_with_R(string name)
    {
        var e = Case.At(name);
        int[][] counts = [.. e.At("table").Rows().Select(r => r.Select(v => (int)v).ToArray())];
        var table = ContingencyTable.Of(counts);
        Same(table.ChiSquare, e.At("chisq_plain"));
        Same(table.LikelihoodRatio, e.At("G"));
        table.CramersV.ShouldAgree(e.At("cramers_v").Number(), Tolerance);
        table.FisherPValue.ShouldAgree(e.At("fisher_p").Number(), Tolerance);
        for (var i = 0; i < counts.Length; i++)
            for (var j = 0; j < counts[0].Length; j++)
            {
                table.Expected(i, j).ShouldAgree(e.At("expected").Rows()[i][j], Tolerance);
                table.StandardizedResidual(i, j).ShouldAgree(e.At("std_residuals").Rows()[i][j], Tolerance);
            }
        if (name != "table_2x2") return;
        Same(table.Yates, e.At("chisq_yates"));
        Same(table.McNemar(corrected: true), e.At("mcnemar_if_paired", "cc"));
        Same(table.McNemar(corrected: false), e.At("mcnemar_if_paired", "no_cc"));
        table.McNemarExactPValue.ShouldAgree(e.At("mcnemar_if_paired", "exact_p").Number(), Tolerance);
        var two = new TwoByTwo(new(counts[0][0], counts[0].Sum()), new(counts[1][0], counts[1].Sum()));
        two.FisherPValue.ShouldAgree(e.At("fisher", "p").Number(), Tolerance);
        two.ConditionalOddsRatio.ShouldAgree(e.At("fisher", "cond_or").Number(), Tolerance);
        two.ConditionalOddsRatioInterval.Lower.ShouldAgree(e.At("fisher", "ci")[0].GetDouble(), Tolerance);
        two.ConditionalOddsRatioInterval.Upper.ShouldAgree(e.At("fisher", "ci")[1].GetDouble(), Tolerance);
    }

    [Fact]
    public void Trend_strata_and_kappa_agree_with_R()
    {
        var e = Case.At("cochran_armitage");
        var trend = StratifiedTables.Trend([.. e.At("x").Numbers().Zip(e.At("n").Numbers(), (x, n) => new Proportion((int)x, (int)n))], e.At("scores").Numbers());
        trend.Statistic.ShouldAgree(e.At("z").Number(), Tolerance);
        trend.PValue.ShouldAgree(e.At("p").Number(), Tolerance);
        e = Case.At("mantel_haenszel_strata");
        // Each stratum column by column: cells (1,1), (2,1), (1,2), (2,2).
        int[] cells = [.. e.At("tables_column_major").Numbers().Select(v => (int)v)];
        (Proportion, Proportion)[] strata = [.. cells.Chunk(4).Select(c => (new Proportion(c[0], c[0] + c[2]), new Proportion(c[1], c[1] + c[3])))];
        var plain = StratifiedTables.MantelHaenszel(strata, corrected: false);
        plain.Statistic.ShouldAgree(e.At("chisq").Number(), Tolerance);
        plain.PValue.ShouldAgree(e.At("p").Number(), Tolerance);
        StratifiedTables.MantelHaenszel(strata, corrected: true).Statistic.ShouldAgree(e.At("chisq_cc").Number(), Tolerance);
        var odds = StratifiedTables.CommonOddsRatio(strata);
        odds.Value.ShouldAgree(e.At("or").Number(), Tolerance);
        odds.Interval.Lower.ShouldAgree(e.At("ci")[0].GetDouble(), Tolerance);
        odds.Interval.Upper.ShouldAgree(e.At("ci")[1].GetDouble(), Tolerance);
        e = Case.At("cohen_kappa");
        int[][] table = [.. e.At("table").Rows().Select(r => r.Select(v => (int)v).ToArray())];
        var kappa = CohenKappa.Of(table);
        kappa.Value.ShouldAgree(e.At("kappa").Number(), Tolerance);
        kappa.Interval.Lower.ShouldAgree(e.At("ci", "lower").Number(), Tolerance);
        kappa.Interval.Upper.ShouldAgree(e.At("ci", "upper").Number(), Tolerance);
        CohenKappa.Of(table, quadratic: true).Value.ShouldAgree(e.At("weighted_quadratic").Number(), Tolerance);
        foreach (var b in Case.GetProperty("binom_exact").EnumerateArray())
        {
            var (x, n) = ((int)b.At("x").Number(), (int)b.At("n").Number());
            BinomialTest.PValue(x, n, b.At("p0").Number()).ShouldAgree(b.At("p").Number(), Tolerance);
            new Proportion(x, n).ClopperPearson().Upper.ShouldAgree(b.At("ci")[1].GetDouble(), Tolerance);
        }
    }

    [Fact]
    public void Common_risk_difference_and_ratio_agree_with_metafor_lottery_rounds()
    {
        var e = Reference.Expected("lottery_rounds");
        (Proportion, Proportion)[] strata = [.. e.GetProperty("strata").EnumerateArray().Select(s => (new Proportion(s.GetProperty("a").GetInt32(), s.GetProperty("n1").GetInt32()), new Proportion(s.GetProperty("c").GetInt32(), s.GetProperty("n2").GetInt32())))];
        var difference = StratifiedTables.CommonRiskDifference(strata);
        difference.Value.ShouldAgree(e.At("rd", "value").Number(), Tolerance);
        difference.StandardError.ShouldAgree(e.At("rd", "se").Number(), Tolerance);
        difference.Interval.Lower.ShouldAgree(e.At("rd", "lower").Number(), Tolerance);
        difference.Interval.Upper.ShouldAgree(e.At("rd", "upper").Number(), Tolerance);
        difference.PValue.ShouldAgree(e.At("rd", "p").Number(), Tolerance);
        var ratio = StratifiedTables.CommonRiskRatio(strata)!;
        ratio.Value.ShouldAgree(e.At("rr", "value").Number(), Tolerance);
        ratio.LogStandardError.ShouldAgree(e.At("rr", "se").Number(), Tolerance);
        ratio.Interval.Lower.ShouldAgree(e.At("rr", "lower").Number(), Tolerance);
        ratio.Interval.Upper.ShouldAgree(e.At("rr", "upper").Number(), Tolerance);
        StratifiedTables.MantelHaenszel(strata[..^1], corrected: false).PValue.ShouldAgree(e.At("p").Number(), Tolerance);
        StratifiedTables.CommonRiskRatio([(new(0, 5), new(2, 5))]).ShouldBeNull();
        Should.Throw<DataProblemsException>(() => StratifiedTables.CommonRiskDifference([(new(1, 5), new(0, 0))]));
    }

    [Fact]
    public void Several_groups_agree_with_R()
    {
        var (groups, e) = (SeveralGroups.Of(Column("score", "A"), Column("score", "B"), Column("score", "C")), Case.At("three_groups"));
        Same(groups.Welch, e.At("welch", "stat").Number(), e.At("welch", "p").Number());
        groups.Welch.DenominatorDegreesOfFreedom.ShouldAgree(e.At("welch", "df")[1].GetDouble(), Tolerance);
        Same(groups.KruskalWallis, e.At("kruskal"));
        Same(groups.Bartlett, e.At("bartlett"));
        Same(groups.FlignerKilleen, e.At("fligner"));
        Same(groups.Levene, e.At("levene_mean", "F").Number(), e.At("levene_mean", "p").Number());
        Same(groups.BrownForsythe, e.At("brown_forsythe_median", "F").Number(), e.At("brown_forsythe_median", "p").Number());
        var anova = OneWayAnova.Of(Data, "score", "group");
        Same(anova.Test, e.At("anova", "F").Number(), e.At("anova", "p").Number());
        anova.RSquared.ShouldAgree(e.At("anova", "eta2").Number(), Tolerance);
        var means = new LinearModel("score", Term.Main("group")).Fit(Data).MeansOf("group");
        foreach (var (adjustment, name) in new[] { (Adjustment.Tukey, "tukey"), (Adjustment.Holm, "holm") })
            foreach (var pair in means.Differences(adjustment))
            {
                var label = pair.Estimate.Name;
                label.ShouldContain(" - ");
                string first = label[..1], second = label[^1..], later = string.CompareOrdinal(first, second) > 0 ? first : second, earlier = later == first ? second : first;
                if (name == "tukey")
                {
                    pair.Estimate.PValue.ShouldBeNear(e.At("tukey_hsd", "p", $"{later}-{earlier}").Number(), Tukey);
                    Math.Abs(pair.Estimate.Value).ShouldAgree(Math.Abs(e.At("tukey_hsd", "diff", $"{later}-{earlier}").Number()), Tolerance);
                }
                else pair.Estimate.PValue.ShouldAgree(e.At("pairwise_t_holm").Rows()[later == "B" ? 0 : 1][earlier == "A" ? 0 : 1], Tolerance);
            }
    }

    [Fact]
    public void Correlations_normality_and_repeated_ranks_agree_with_R()
    {
        var (c, e) = (Correlation.Of(Data.Numeric("pre").Values.ToArray(), Data.Numeric("score").Values.ToArray()), Case.At("correlation_pre_score"));
        c.Pearson.ShouldAgree(e.At("pearson", "r").Number(), Tolerance);
        c.PearsonTest.Statistic.ShouldAgree(e.At("pearson", "t").Number(), Tolerance);
        c.PearsonTest.PValue.ShouldAgree(e.At("pearson", "p").Number(), Tolerance);
        c.Interval().Lower.ShouldAgree(e.At("pearson", "ci")[0].GetDouble(), Tolerance);
        c.Spearman.ShouldAgree(e.At("spearman_rho").Number(), Tolerance);
        c.SpearmanTest.PValue.ShouldAgree(e.At("spearman_p_t_approx").Number(), Tolerance);
        c.Kendall.ShouldAgree(e.At("kendall_tau_b").Number(), Tolerance);
        c.KendallTest.Statistic.ShouldAgree(e.At("kendall_z").Number(), Tolerance);
        c.KendallTest.PValue.ShouldAgree(e.At("kendall_p_normal").Number(), Tolerance);
        var shapiro = ShapiroWilk.Of(Column("score", "A"));
        shapiro.Statistic.ShouldAgree(Case.At("shapiro_A", "stat").Number(), Tolerance);
        shapiro.PValue.ShouldAgree(Case.At("shapiro_A", "p").Number(), Tolerance);
        Same(FriedmanTest.Of(Case.At("friedman_first10", "matrix").Rows()), Case.At("friedman_first10"));
    }

    [Fact]
    public void Refuses_what_says_nothing()
    {
        Should.Throw<DataProblemsException>(() => RankSumTest.Of([1, 1], [1])).Message.ShouldContain("All are equal");
        Should.Throw<DataProblemsException>(() => SignedRankTest.Of([0, double.NaN])).Message.ShouldContain("None differs from zero");
        Should.Throw<DataProblemsException>(() => ContingencyTable.Of([[1, 2], [0, 0]])).Message.ShouldContain("nobody");
        Should.Throw<DataProblemsException>(() => SeveralGroups.Of([1, 2], [3], [4, 4])).Problems.Count.ShouldBe(2);
        Should.Throw<DataProblemsException>(() => Correlation.Of([1, 2, 3, 4], [2, 2, 2, 2])).Message.ShouldContain("never varies");
        Should.Throw<DataProblemsException>(() => ShapiroWilk.Of([1, 2])).Message.ShouldContain("3 to 5000");
        Should.Throw<InvalidOperationException>(() => ContingencyTable.Of([[1, 2, 3], [3, 2, 1]]).Yates);
        Should.Throw<DataProblemsException>(() => CohenKappa.Of([[5, 0], [0, 0]])).Message.ShouldContain("one and the same category");
    }

    private static void Same(Confrere.Statistics.Classical.TestResult test, JsonElement e)
    {
        test.Statistic.ShouldAgree(e.At("stat").Number(), Tolerance, test.Name);
        test.DegreesOfFreedom!.Value.ShouldBe(e.At("df").Number());
        test.PValue.ShouldAgree(e.At("p").Number(), Tolerance, test.Name);
    }

    private static void Same(JointTest test, double f, double p)
    {
        test.F.ShouldAgree(f, Tolerance, test.Name);
        test.PValue.ShouldAgree(p, Tolerance, test.Name);
    }
}
