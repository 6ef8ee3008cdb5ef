using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using CsCheck;

namespace Confrere.Statistics.Tests.Linear;

/// <summary>What must not change when rows are reordered, levels renamed, columns shifted or rescaled.</summary>
public sealed class InvarianceTests
{
    // Reordering and rescaling change only rounding; the designs drawn here have condition numbers below 1e4.
    private const double Rounding = 1e-9;

    private const int Rows = 24;

    private static readonly Gen<(double[] Y, double[] X, int[] Arm, int[] Shuffle)> Trials =
        from y in Gen.Double[-10, 10].Array[Rows]
        from x in Gen.Double[-3, 3].Array[Rows]
        from shuffle in Gen.Shuffle(Enumerable.Range(0, Rows).ToArray())
        select (y, x, Enumerable.Range(0, Rows).Select(i => i % 3).ToArray(), shuffle);

    private static Frame Build(double[] y, double[] x, int[] arm, string[] names) => Frame.FromColumns(
        new NumericColumn("y", y), new NumericColumn("x", x),
        new FactorColumn("arm", arm.Select(a => names[a]), names),
        new NumericColumn("cluster", Enumerable.Range(0, Rows).Select(i => (double)(i / 3))));

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly LinearModel Model = new("y", Term.Main("x", "arm"));

    public static TheoryData<string> Errors => ["classical", "HC3", "CR2"];

    private static StandardErrors Of(string name) => name switch { "HC3" => StandardErrors.HC3, "CR2" => StandardErrors.ClusteredBy("cluster"), _ => StandardErrors.Classical };

    [Theory, MemberData(nameof(Errors))]
    public void Order_of_rows_does_not_matter(string errors) => Trials.Sample(t =>
    {
        var frame = Build(t.Y, t.X, t.Arm, Names);
        var model = Model with { Errors = Of(errors) };
        Same(model.Fit(frame), model.Fit(frame.Select(t.Shuffle)), 1, ["x", "armb", "armc"]);
    }, iter: 50);

    [Theory, MemberData(nameof(Errors))]
    public void Unit_of_the_response_scales_estimates_and_leaves_tests(string errors) => Trials.Sample(t =>
    {
        var model = Model with { Errors = Of(errors) };
        Same(model.Fit(Build(t.Y, t.X, t.Arm, Names)), model.Fit(Build([.. t.Y.Select(v => 1000 * v)], t.X, t.Arm, Names)), 1000, ["(Intercept)", "x", "armb", "armc"]);
    }, iter: 50);

    [Theory, MemberData(nameof(Errors))]
    public void Origins_of_response_and_covariate_do_not_matter(string errors) => Trials.Sample(t =>
    {
        var model = Model with { Errors = Of(errors) };
        var moved = Build([.. t.Y.Select(v => v + 64)], [.. t.X.Select(v => v - 16)], t.Arm, Names);
        Same(model.Fit(Build(t.Y, t.X, t.Arm, Names)), model.Fit(moved), 1, ["x", "armb", "armc"]);
    }, iter: 50);

    [Theory, MemberData(nameof(Errors))]
    public void Another_reference_changes_names_and_not_differences(string errors) => Trials.Sample(t =>
    {
        var frame = Build(t.Y, t.X, t.Arm, Names);
        var model = Model with { Errors = Of(errors) };
        var (one, other) = (model.Fit(frame), model.Fit(frame.WithFactor("arm", "c")));
        var flipped = other.Coefficient("arma");
        Near(flipped with { Value = -flipped.Value, Statistic = -flipped.Statistic }, one.Coefficient("armc"), 1);
        one.TestTerm(Term.Of("arm")).F.ShouldAgree(other.TestTerm(Term.Of("arm")).F, 1e-8);
    }, iter: 50);

    [Fact]
    public void Classical_and_robust_t_of_two_groups_are_Student_and_Welch() => Trials.Sample(t =>
    {
        // HC2 with two groups is Welch's standard error, and CR2 with rows as clusters has its degrees of freedom nearly; the error is exact.
        var frame = Build(t.Y, t.X, [.. t.Arm.Select(a => a == 2 ? 0 : a)], ["a", "b"]);
        var fit = new LinearModel("y", Term.Main("arm")).Fit(frame);
        double[] Group(int g) => [.. t.Y.Where((_, i) => (t.Arm[i] == 2 ? 0 : t.Arm[i]) == g)];
        var d = Confrere.Statistics.EffectSizes.StandardizedDifference.Of(Group(1), Group(0));
        Near(fit.Coefficient("armb"), d.Student, 1);
        fit.With(StandardErrors.HC2).Coefficient("armb").StandardError.ShouldAgree(d.Welch.StandardError, Rounding);
    }, iter: 50);

    [Fact]
    public void Gee_under_independence_is_least_squares_with_cluster_errors() => Trials.Sample(t =>
    {
        var frame = Build(t.Y, t.X, t.Arm, Names);
        var gee = new GeeModel("y", Model.Terms, "cluster") { Correlation = WorkingCorrelation.Independence }.Fit(frame);
        var linear = Model.Fit(frame);
        foreach (var name in linear.Design.ColumnNames)
        {
            gee.Coefficient(name).StandardError.ShouldAgree(linear.With(StandardErrors.ClusteredBy("cluster", ClusterCorrection.CR0)).Coefficient(name).StandardError, 1e-8);
            gee.With(GeeErrors.ManclDeRouen).Coefficient(name).StandardError.ShouldAgree(linear.With(StandardErrors.ClusteredBy("cluster", ClusterCorrection.CR3)).Coefficient(name).StandardError, 1e-8);
        }
    }, iter: 50);

    private static void Same(LinearFit one, LinearFit other, double scale, string[] names)
    {
        foreach (var name in names) Near(other.Coefficient(name), one.Coefficient(name), scale);
        other.TestTerm(Term.Of("arm")).F.ShouldAgree(one.TestTerm(Term.Of("arm")).F, 1e-8);
    }

    private static void Near(Estimate value, Estimate expected, double scale)
    {
        value.Value.ShouldBeNear(scale * expected.Value, Rounding * scale * expected.StandardError, expected.Name);
        value.StandardError.ShouldAgree(scale * expected.StandardError, Rounding, expected.Name);
        value.DegreesOfFreedom.ShouldAgree(expected.DegreesOfFreedom, 1e-8, expected.Name);
        value.PValue.ShouldBeNear(expected.PValue, Rounding, expected.Name);
    }
}
