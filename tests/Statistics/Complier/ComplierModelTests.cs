using Confrere.Statistics.Complier;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Complier;

/// <summary>Two-stage least squares by direct algebra in R 4.2 (reference/complier).</summary>
public sealed class ComplierModelTests
{
    // Tolerance C of reference/README.md; the roots in R stop at 1e-13 of their bracket.
    private const double Tolerance = 1e-9;

    private static readonly System.Text.Json.JsonElement Case = Reference.Expected("complier");

    private static ComplierModel Model(StandardErrors errors) => new("y", "dose", "arm", Term.Main("y0")) { Errors = errors };

    [Fact]
    public void Effect_and_every_standard_error_agree_with_direct_algebra()
    {
        var frame = Reference.Data("complier");
        foreach (var (errors, name) in new[] { (StandardErrors.Classical, "classical"), (StandardErrors.HC0, "HC0"), (StandardErrors.HC3, "HC3"), (StandardErrors.ClusteredBy("coach", ClusterCorrection.CR0), "CR0") })
        {
            var fit = Model(errors).Fit(frame);
            fit.Effect.Value.ShouldAgree(Case.At("effect").Number(), Tolerance);
            fit.Effect.StandardError.ShouldAgree(Case.At("se", name).Number(), Tolerance, name);
            fit.OnOutcome.Value.ShouldAgree(Case.At("itt").Number(), Tolerance);
            fit.OnDose.Value.ShouldAgree(Case.At("first_stage").Number(), Tolerance);
        }
        Model(StandardErrors.Classical).Fit(frame).FirstStageF.ShouldAgree(Case.At("first_stage_F", "classical").Number(), Tolerance);
    }

    [Theory]
    [InlineData("classical")]
    [InlineData("HC3")]
    public void Anderson_and_Rubin_interval_agrees_with_test_inversion(string name)
    {
        var interval = Model(name == "HC3" ? StandardErrors.HC3 : StandardErrors.Classical).Fit(Reference.Data("complier")).WeakInstrumentInterval!.Value;
        interval.Lower.ShouldAgree(Case.At("anderson_rubin", name)[0].GetDouble(), Tolerance);
        interval.Upper.ShouldAgree(Case.At("anderson_rubin", name)[1].GetDouble(), Tolerance);
    }

    [Fact]
    public void Full_compliance_is_the_comparison_of_arms()
    {
        var frame = Reference.Data("wl_101");
        var fit = new ComplierModel("y3", "dose", "arm", Term.Main("y0")) { Errors = StandardErrors.Classical }.Fit(frame.With(new NumericColumn("dose", frame.Numeric("arm").Values.ToArray().Select(a => 6 * a))));
        var plain = new LinearModel("y3", Term.Main("arm", "y0")).Fit(frame).Coefficient("arm");
        fit.Of(6).Value.ShouldAgree(plain.Value, Tolerance);
        fit.Of(6).StandardError.ShouldAgree(plain.StandardError, Tolerance);
    }

    [Fact]
    public void A_weak_first_stage_has_no_bounded_interval_and_no_first_stage_is_refused()
    {
        double[] arm = [0, 1, 0, 1, 0, 1, 0, 1], y = [1, 2, 4, 3, 2, 5, 3, 3];
        ComplierEffect Fit(double[] dose) => new ComplierModel("y", "dose", "arm", []).Fit(Frame.FromColumns(new NumericColumn("arm", arm), new NumericColumn("y", y), new NumericColumn("dose", dose)));
        Fit([0, 1, 3, 2, 1, 2, 2, 2.5]).WeakInstrumentInterval.ShouldBeNull();
        Should.Throw<DataProblemsException>(() => Fit([1, 1, 2, 2, 3, 3, 4, 4])).Problems[0].Sentence.ShouldContain("does not differ between the arms");
        Should.Throw<DataProblemsException>(() => new ComplierModel("y", "dose", "arm", Term.Main("dose")).Fit(Frame.FromColumns(new NumericColumn("arm", [0.0, 1, 2]), new NumericColumn("dose", [1.0, 2, 3])))).Problems.Count.ShouldBe(2);
    }
}
