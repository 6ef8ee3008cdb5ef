using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Linear;

/// <summary>Every refusal names the column or the row; what can be fitted is fitted and says what was left out.</summary>
public sealed class HostileInputTests
{
    private const double NaN = double.NaN;

    private static Frame Data(params Column[] columns) => Frame.FromColumns(columns);

    private static NumericColumn Number(string name, params double[] values) => new(name, values);

    private static FactorColumn Factor(string name, params string?[] values) => new(name, values);

    private static IReadOnlyList<string> Refusal(Action act) => [.. Should.Throw<DataProblemsException>(act).Problems.Select(p => p.ToString())];

    [Fact]
    public void Frame_refuses_columns_that_do_not_fit_together() =>
        Refusal(() => Data(Number("y", 1, 2), Number("x", 1), Number("y", 1, 2)))
            .ShouldBe(["column \"y\": Two columns have this name.", "column \"x\": It has 1 rows; \"y\" has 2."]);

    [Fact]
    public void Factor_refuses_values_outside_its_levels() =>
        Refusal(() => new FactorColumn("arm", ["a", "c", null], ["a", "b"])).ShouldBe(["column \"arm\", row 2: \"c\" is not among the levels a, b."]);

    [Fact]
    public void Model_names_every_absent_column_at_once() =>
        Refusal(() => new LinearModel("z", Term.Main("arm", "x")).Fit(Data(Number("y", 1, 2))))
            .ShouldBe(["column \"z\": There is no such column; there are y.", "column \"arm\": There is no such column; there are y.", "column \"x\": There is no such column; there are y."]);

    [Fact]
    public void Model_names_the_rows_of_infinite_values() =>
        Refusal(() => new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", 1, double.PositiveInfinity, 3), Number("x", 1, 2, double.NegativeInfinity))))
            .ShouldBe(["column \"y\", row 2: The value is infinite.", "column \"x\", row 3: The value is infinite."]);

    [Fact]
    public void Model_refuses_a_response_of_categories_or_among_its_terms()
    {
        Refusal(() => new LinearModel("y", Term.Main("x")).Fit(Data(Factor("y", "a", "b"), Number("x", 1, 2)))).Single().ShouldContain("must hold numbers");
        Refusal(() => new LinearModel("y", Term.Main("y")).Fit(Data(Number("y", 1, 2, 4)))).Single().ShouldContain("also a term");
    }

    [Fact]
    public void Model_refuses_a_factor_with_one_level_left_after_missing_rows() =>
        Refusal(() => new LinearModel("y", Term.Main("arm")).Fit(Data(Number("y", 1, 2, NaN, NaN), Factor("arm", "a", "a", "b", "b"))))
            .ShouldBe(["column \"arm\": It has only the level \"a\" in the rows that are used, so no difference can be estimated."]);

    [Fact]
    public void Model_refuses_when_everything_is_missing()
    {
        var refusal = Refusal(() => new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", NaN, NaN, 3), Number("x", 1, 2, NaN)))).Single();
        refusal.ShouldContain("2 rows have no value of \"y\"");
        refusal.ShouldContain("1 row has no value of \"x\"");
    }

    [Fact]
    public void Model_refuses_a_constant_response_and_too_few_rows()
    {
        Refusal(() => new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", 5, 5, 5, 5), Number("x", 1, 2, 3, 4)))).ShouldBe(["column \"y\": The response is 5 in every row that is used, so nothing can be estimated."]);
        Refusal(() => new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", 5, 6), Number("x", 1, 2)))).ShouldBe(["data: 2 complete rows cannot estimate 2 coefficients and a residual variance."]);
    }

    [Fact]
    public void Constant_and_collinear_columns_are_dropped_by_name()
    {
        var fit = new LinearModel("y", Term.Main("x", "twice", "constant")).Fit(Data(
            Number("y", 1, 3, 2, 5, 4), Number("x", 1, 2, 3, 4, 6), Number("twice", 3, 5, 7, 9, 13), Number("constant", 4, 4, 4, 4, 4)));
        fit.Design.ColumnNames.ShouldBe(["(Intercept)", "x"]);
        fit.Status.Warnings.ShouldBe([
            "\"twice\" is an exact combination of \"(Intercept)\", \"x\", so it was dropped and has no estimate of its own.",
            "\"constant\" is an exact combination of \"(Intercept)\", so it was dropped and has no estimate of its own."]);
        Refusal(() => fit.Coefficient("twice")).Single().ShouldStartWith("coefficient \"twice\"");
        Refusal(() => fit.Coefficient("thrice")).Single().ShouldContain("There is no such coefficient; there are (Intercept), x.");
    }

    [Fact]
    public void Cluster_errors_refuse_a_single_cluster() =>
        Refusal(() => new LinearModel("y", Term.Main("x")) { Errors = StandardErrors.ClusteredBy("c") }.Fit(Data(Number("y", 1, 3, 2, 5), Number("x", 1, 2, 3, 5), Factor("c", "a", "a", "a", "a"))))
            .Single().ShouldContain("at least two");

    [Fact]
    public void Rows_fitted_exactly_leave_robust_errors_finite_and_are_told()
    {
        var fit = new LinearModel("y", Term.Main("x", "g")) { Errors = StandardErrors.HC3 }.Fit(Data(
            Number("y", 1, 3, 2, 5, 9), Number("x", 1, 2, 3, 5, 1), Factor("g", "a", "a", "a", "a", "b")));
        foreach (var estimate in fit.CoefficientTable()) double.IsFinite(estimate.StandardError).ShouldBeTrue(estimate.Name);
        fit.Status.Warnings.Single().ShouldStartWith("1 row is fitted exactly");
    }

    [Fact]
    public void A_perfect_fit_is_told()
    {
        var fit = new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", 2, 4, 6, 8), Number("x", 1, 2, 3, 4)));
        fit.Status.Warnings.Single().ShouldContain("reproduces the response exactly");
    }

    [Fact]
    public void Contrasts_refuse_zero_weights_and_means_refuse_what_the_model_lacks()
    {
        var fit = new LinearModel("y", Term.Main("x", "g")).Fit(Data(Number("y", 1, 3, 2, 5, 9), Number("x", 1, 2, 3, 5, 1), Factor("g", "a", "a", "b", "a", "b")));
        Refusal(() => fit.Estimate(Contrast.Of("nothing", ("x", 0)))).Single().ShouldContain("nothing to estimate");
        Refusal(() => fit.MeansOf("h", "x").Table()).ShouldBe([
            "column \"h\": The model has no such term, so there are no means of it; it has x, g.",
            "column \"x\": It holds numbers; say at which values the means are wanted."]);
        Refusal(() => fit.TestTerm(Term.Of("h"))).Single().ShouldContain("no such term");
    }

    [Fact]
    public void Gee_refuses_repeated_visits_and_too_few_subjects()
    {
        var data = Data(Number("y", 1, 3, 2, 5, 4, 6), Number("x", 1, 2, 3, 5, 4, 7), Factor("id", "a", "a", "b", "b", "c", "c"), Number("visit", 1, 1, 1, 2, 1, 2));
        Refusal(() => new GeeModel("y", Term.Main("x"), "id") { Order = "visit" }.Fit(data)).ShouldBe(["subject \"a\": It has two rows with \"visit\" 1."]);
        Refusal(() => new GeeModel("y", Term.Main("x", "visit"), "id").Fit(data)).Single().ShouldContain("3 subjects with a complete row cannot estimate 3 coefficients");
    }

    [Fact]
    public void Rows_with_missing_values_are_listed_by_the_column_that_lacks_them()
    {
        var fit = new LinearModel("y", Term.Main("x")).Fit(Data(Number("y", 1, NaN, 2, 5, 9), Number("x", 1, 2, NaN, 5, 1)));
        fit.Rows.ShouldBe(3);
        fit.Data.Dropped.Select(d => (d.Column, d.Rows.Single())).ShouldBe([("y", 1), ("x", 2)]);
        fit.Data.RowNumbers.ShouldBe([0, 3, 4]);
    }

    [Fact]
    public void Joint_tests_refuse_more_contrasts_than_clusters_can_carry()
    {
        var fit = new LinearModel("y", Term.Main("x", "g")) { Errors = StandardErrors.ClusteredBy("c") }.Fit(Data(
            Number("y", 1, 3, 2, 5, 9, 4), Number("x", 1, 2, 3, 5, 1, 4), Factor("g", "a", "b", "c", "a", "b", "c"), Factor("c", "p", "p", "p", "q", "q", "q")));
        Refusal(() => fit.TestJointly("all", Contrast.Coefficient("x"), Contrast.Coefficient("gb"), Contrast.Coefficient("gc")))
            .Single().ShouldBe("joint test \"all\": The data do not carry enough information to test 3 contrasts at once with these standard errors.");
    }
}
