using System.Text.Json;
using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Tests.Mmrm;

public sealed class ConstrainedBaselineTests
{
    // reference/README.md, tolerance B.
    private const double Estimates = 1e-6;
    private const double Degrees = 1e-4;

    [Theory]
    [InlineData("wl_101")]
    [InlineData("wl_103")]
    public void Effects_agree_with_the_R_solver(string trial)
    {
        ConstrainedBaseline design = ConstrainedBaseline.Of(Reference.Data(trial, "data_long.csv"), "arm", "month");
        var model = new MmrmModel { Response = "y", Subject = "id", Visit = "month", Terms = [.. design.Terms, Term.Of("stratum")] };
        MmrmFit fit = model.Fit(design.Frame);
        JsonElement expected = Reference.Expected(trial).At("clda", "fits", "un", "kr97_expected_info", "contrasts");
        foreach (string month in new[] { "3", "6" })
        {
            Estimate effect = fit.Coefficient(design.Effect("1", month));
            JsonElement e = expected.At("trt_at_" + month);
            effect.Value.ShouldBeNear(e.At("estimate").Number(), Estimates * e.At("se").Number());
            effect.StandardError.ShouldAgree(e.At("se").Number(), Estimates);
            effect.DegreesOfFreedom.ShouldAgree(e.At("df").Number(), Degrees);
        }
    }

    [Fact]
    public void Refuses_an_effect_at_baseline()
    {
        ConstrainedBaseline design = ConstrainedBaseline.Of(Reference.Data("wl_101", "data_long.csv"), "arm", "month");
        Should.Throw<ArgumentException>(() => design.Effect("1", "0")).Message.ShouldBe("There is no effect of \"1\" at \"0\"; there are arm1 at month3, arm1 at month6.");
    }

    [Fact]
    public void Refuses_data_of_one_arm()
    {
        Frame data = Reference.Data("wl_101", "data_long.csv");
        Should.Throw<DataProblemsException>(() => ConstrainedBaseline.Of(data.Where(r => data.Numeric("arm")[r] == 1), "arm", "month"))
            .Message.ShouldBe("column \"arm\": It has fewer than two levels, so there is no effect after baseline to estimate.");
    }
}
