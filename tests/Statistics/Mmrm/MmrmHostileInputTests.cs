using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Mmrm;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Mmrm;

public sealed class MmrmHostileInputTests
{
    private static readonly Frame Data = Reference.Data("wl_101", "data_long.csv").WithFactor("month");

    private static readonly MmrmModel Model = new() { Response = "y", Subject = "id", Visit = "month", Terms = [.. Term.Crossed("arm", "month")] };

    [Fact]
    public void Refuses_a_second_outcome_of_a_subject_at_a_visit_and_names_both_rows()
    {
        Frame twice = Data.Select([.. Enumerable.Range(0, Data.Rows), 0]);
        Refusal(Model, twice).ShouldContain($"column \"month\", row {Data.Rows + 1}: Subject 1 has a second outcome at visit \"0\" (the first is in row 1); keep one.");
    }

    [Fact]
    public void Refuses_a_subject_in_two_covariance_groups()
    {
        Frame moved = Data.With(new FactorColumn("group", Enumerable.Range(0, Data.Rows).Select(r => r == 1 ? "b" : Data.Numeric("id")[r] < 70 ? "a" : "b")));
        Refusal(Model with { CovarianceGroup = "group" }, moved).ShouldContain("Subject 1 changes from \"a\" to \"b\"; a subject has one covariance group.");
    }

    [Fact]
    public void Refuses_a_visit_with_one_outcome_when_its_variance_is_free()
    {
        Frame sparse = Late(count: 1);
        MmrmModel model = Model with { Terms = Term.Main("arm") };
        Refusal(model, sparse).ShouldContain("Visit \"12\" has only one outcome, so its variance cannot be estimated");
    }

    [Fact]
    public void Falls_back_in_the_declared_order_and_says_so()
    {
        MmrmModel model = Model with
        {
            Terms = Term.Main("arm"),
            Fallback = [CovarianceStructure.HeterogeneousToeplitz, CovarianceStructure.Autoregressive, CovarianceStructure.CompoundSymmetry],
        };
        MmrmFit fit = model.Fit(Late(count: 1));
        fit.Structure.ShouldBe(CovarianceStructure.Autoregressive);
        fit.Status.Converged.ShouldBeTrue();
        fit.Status.Attempts.Count.ShouldBe(2);
        fit.Status.Attempts[0].ShouldStartWith("Unstructured: Visit \"12\" has only one outcome");
        fit.Status.Attempts[1].ShouldStartWith("HeterogeneousToeplitz: Visit \"12\" has only one outcome");
        fit.Status.Warnings.ShouldContain("The covariance structure is Autoregressive because those declared before it failed; name it beside the results.");
    }

    [Fact]
    public void Refuses_pairs_of_visits_that_nobody_attended_together()
    {
        NumericColumn id = Data.Numeric("id");
        FactorColumn month = Data.Factor("month");
        Frame apart = Data.Where(r => month[r] == "0" || month[r] == (id[r] % 2 == 0 ? "3" : "6"));
        Refusal(Model, apart).ShouldContain("No subject has outcomes at both \"3\" and \"6\", so their covariance cannot be estimated without structure.");
        // Structure borrows the correlation of 3 and 6 from those with month 0.
        MmrmFit fit = (Model with { Fallback = [CovarianceStructure.CompoundSymmetry] }).Fit(apart);
        fit.Structure.ShouldBe(CovarianceStructure.CompoundSymmetry);
        fit.Status.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Refuses_correlation_when_everybody_came_once()
    {
        NumericColumn id = Data.Numeric("id");
        FactorColumn month = Data.Factor("month");
        Frame once = Data.Where(r => month[r] == new[] { "0", "3", "6" }[(int)id[r] % 3]);
        Refusal(Model with { Covariance = CovarianceStructure.CompoundSymmetry }, once).ShouldContain("No subject has outcomes at two visits");
    }

    [Fact]
    public void Names_subjects_without_any_outcome_and_fits_the_others()
    {
        NumericColumn id = Data.Numeric("id"), y = Data.Numeric("y");
        Frame silent = Data.With(new NumericColumn("y", Enumerable.Range(0, Data.Rows).Select(r => id[r] is 5 or 9 ? double.NaN : y[r])));
        MmrmFit fit = Model.Fit(silent);
        MmrmFit without = Model.Fit(Data.Where(r => id[r] is not (5 or 9)));
        fit.SubjectCount.ShouldBe(136);
        fit.LogLikelihood.ShouldBe(without.LogLikelihood);
        fit.Status.Warnings.ShouldContain("2 subjects (5, 9) have no usable row and are not part of this result.");
    }

    [Fact]
    public void Says_which_column_was_dropped_as_dependent()
    {
        Frame copied = Data.With(new NumericColumn("again", Enumerable.Range(0, Data.Rows).Select(r => 2 * Data.Numeric("arm")[r])));
        MmrmFit fit = (Model with { Terms = [.. Model.Terms, Term.Of("again")] }).Fit(copied);
        fit.Status.Warnings.Single().ShouldContain("\"again\" is an exact combination of \"arm\"");
        fit.LogLikelihood.ShouldBeNear(Model.Fit(Data).LogLikelihood, 1e-9);
    }

    [Fact]
    public void Names_the_dependent_column_of_sums()
    {
        var sums = new LongitudinalAccumulator(["a", "b"], ["(Intercept)", "x", "twice x"]);
        for (int i = 0; i < 10; i++)
        {
            sums.Add([0, 1], [1, i, 2 * i, 1, i, 2 * i], [i * i, 3 * i - 1]);
        }
        Should.Throw<DataProblemsException>(() => Model.Fit(sums)).Message.ShouldContain("design column \"twice x\": It is zero or a combination of the columns before it");
    }

    [Fact]
    public void Refuses_settings_that_contradict_each_other_all_at_once()
    {
        MmrmModel model = Model with { Likelihood = LikelihoodKind.Full, Robust = RobustCovariance.CR2 };
        var problems = Should.Throw<DataProblemsException>(() => model.Fit(Data)).Problems;
        problems.Select(p => p.Sentence).ShouldBe([
            "Kenward-Roger is defined for the restricted likelihood; choose it, or Satterthwaite.",
            "Kenward-Roger adjusts the covariance of the model and cannot be combined with a robust one; choose Satterthwaite.",
        ]);
    }

    [Fact]
    public void Refuses_sums_without_a_subject() =>
        Should.Throw<DataProblemsException>(() => Model.Fit(new LongitudinalAccumulator(["a", "b"], ["(Intercept)"]))).Message.ShouldContain("No subject has an outcome.");

    [Fact]
    public void Refuses_an_outcome_without_noise()
    {
        FactorColumn month = Data.Factor("month");
        Frame exact = Data.With(new NumericColumn("y", Enumerable.Range(0, Data.Rows).Select(r => Data.Numeric("arm")[r] + month.Codes[r])));
        Refusal(Model, exact).ShouldContain("The design predicts every outcome exactly");
    }

    [Fact]
    public void Refuses_a_visit_without_noise_by_name()
    {
        FactorColumn month = Data.Factor("month");
        NumericColumn y = Data.Numeric("y");
        Frame constant = Data.With(new NumericColumn("y", Enumerable.Range(0, Data.Rows).Select(r => month[r] == "3" ? 50 : y[r])));
        Refusal(Model, constant).ShouldContain("The design predicts every outcome at visit \"3\" exactly, so there is no variance to estimate; leave the visit out.");
    }

    [Fact]
    public void Perfectly_correlated_visits_do_not_pass_as_unstructured()
    {
        NumericColumn y = Data.Numeric("y"), id = Data.Numeric("id");
        FactorColumn month = Data.Factor("month");
        double[] baseline = [.. Enumerable.Range(1, 138).Select(i => y[Enumerable.Range(0, Data.Rows).First(r => id[r] == i && month[r] == "0")])];
        Frame copy = Data.With(new NumericColumn("y", Enumerable.Range(0, Data.Rows).Select(r => month[r] == "3" ? 5 + baseline[(int)id[r] - 1] : y[r])));
        MmrmFit fit = (Model with { Terms = Term.Main("month"), Fallback = [CovarianceStructure.CompoundSymmetry] }).Fit(copy);
        fit.Structure.ShouldBe(CovarianceStructure.CompoundSymmetry);
        fit.Status.Attempts.Single().ShouldStartWith("Unstructured: ");
    }

    // Visit 12 attended by the first subjects only.
    private static Frame Late(int count)
    {
        FactorColumn month = Data.Factor("month");
        NumericColumn id = Data.Numeric("id");
        return Frame.FromColumns(
            new NumericColumn("id", [.. id.Values.ToArray(), .. Enumerable.Range(1, count).Select(i => (double)i)]),
            new NumericColumn("arm", [.. Data.Numeric("arm").Values.ToArray(), .. Enumerable.Range(0, count).Select(_ => 1.0)]),
            new NumericColumn("y", [.. Data.Numeric("y").Values.ToArray(), .. Enumerable.Range(0, count).Select(i => 60.0 + i)]),
            new FactorColumn("month", [.. Enumerable.Range(0, Data.Rows).Select(r => month[r]), .. Enumerable.Range(0, count).Select(_ => "12")], ["0", "3", "6", "12"]));
    }

    private static string Refusal(MmrmModel model, Frame data) => Should.Throw<DataProblemsException>(() => model.Fit(data)).Message;
}
