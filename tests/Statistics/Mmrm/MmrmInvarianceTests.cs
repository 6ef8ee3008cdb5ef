using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;
using CsCheck;

namespace Confrere.Statistics.Tests.Mmrm;

/// <summary>What a change of names, order, unit or origin must and must not change.</summary>
public sealed class MmrmInvarianceTests
{
    // Two optima that were each found to a gradient of about 1e-9.
    private const double SameOptimum = 1e-8;

    private static readonly Frame Data = Reference.Data("wl_101", "data_long.csv");

    private static readonly CovarianceStructure[] Structures = Enum.GetValues<CovarianceStructure>();

    private static readonly MmrmModel Model = new()
    {
        Response = "y",
        Subject = "id",
        Visit = "month",
        Terms = [.. Term.Crossed("arm", "month"), Term.Of("stratum"), Term.Of("age")],
    };

    [Fact]
    public void Order_of_rows_does_not_matter() =>
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, Data.Rows).ToArray()), Gen.Int[0, 8].Select(k => Structures[k])).Sample((rows, structure) =>
            Same(Fit(Data.Select(rows), structure), Fit(Data, structure), 1, 0), iter: 20);

    [Fact]
    public void Names_of_subjects_do_not_matter() =>
        Gen.Shuffle(Enumerable.Range(1000, 138).ToArray()).Sample(names =>
        {
            NumericColumn id = Data.Numeric("id");
            Frame renamed = Data.With(new FactorColumn("id", Enumerable.Range(0, Data.Rows).Select(r => "P" + names[(int)id[r] - 1])));
            Same(Fit(renamed, CovarianceStructure.Unstructured), Fit(Data, CovarianceStructure.Unstructured), 1, 0);
        }, iter: 10);

    [Fact]
    public void Unit_and_origin_of_the_outcome_carry_through() =>
        Gen.Select(Gen.Double[1e-6, 1e6], Gen.Double[-1e6, 1e6], Gen.Int[0, 8].Select(k => Structures[k])).Sample((unit, origin, structure) =>
        {
            NumericColumn y = Data.Numeric("y");
            // The origin is in units of the rescaled outcome: a millionfold mean against the spread at most.
            Frame changed = Data.With(new NumericColumn("y", Enumerable.Range(0, Data.Rows).Select(r => unit * (y[r] + origin))));
            Same(Fit(changed, structure), Fit(Data, structure), unit, origin * unit);
        }, iter: 40);

    [Fact]
    public void Unit_and_origin_of_a_covariate_leave_other_coefficients_alone() =>
        Gen.Select(Gen.Double[1e-4, 1e4], Gen.Double[-1e5, 1e5]).Sample((unit, origin) =>
        {
            NumericColumn age = Data.Numeric("age");
            MmrmFit changed = Fit(Data.With(new NumericColumn("age", Enumerable.Range(0, Data.Rows).Select(r => unit * (age[r] + origin)))), CovarianceStructure.Unstructured);
            MmrmFit fit = Fit(Data, CovarianceStructure.Unstructured);
            changed.LogLikelihood.ShouldBeNear(fit.LogLikelihood - Math.Log(unit), 1e-6);
            (changed.Coefficient("age").Value * unit).ShouldBeNear(fit.Coefficient("age").Value, SameOptimum * fit.Coefficient("age").StandardError);
            foreach (string name in new[] { "arm", "month6", "arm:month6", "stratumB" })
            {
                Same(changed.Coefficient(name), fit.Coefficient(name), 1, 0);
            }
        }, iter: 30);

    [Fact]
    public void Another_reference_level_gives_the_same_fit_and_the_same_contrast()
    {
        MmrmFit first = Fit(Data, CovarianceStructure.Unstructured);
        MmrmFit other = Model.Fit(Data.WithFactor("stratum", "B").WithFactor("month", "6"));
        // Visits keep the order of the levels, and unstructured has no order.
        other.LogLikelihood.ShouldBeNear(first.LogLikelihood, 1e-7);
        Same(other.Coefficient("arm"), first.Estimate(Contrast.Of("arm", ("arm", 1), ("arm:month6", 1))), 1, 0);
    }

    [Theory]
    [InlineData(DegreesOfFreedomMethod.Satterthwaite)]
    [InlineData(DegreesOfFreedomMethod.KenwardRoger)]
    [InlineData(DegreesOfFreedomMethod.KenwardRogerLinear)]
    public void One_visit_is_the_linear_model(DegreesOfFreedomMethod method)
    {
        // reference/wl_101: lm(y ~ y0 + arm + stratum) in the rows with an outcome at month 6.
        Frame data = Reference.Data("wl_101", "data_long.csv");
        var model = new MmrmModel { Response = "y", Subject = "id", Visit = "month", Terms = Term.Main("base", "arm", "stratum"), DegreesOfFreedom = method };
        var expected = Reference.Expected("wl_101").At("ancova_6m", "ancova");
        foreach (CovarianceStructure structure in Structures)
        {
            MmrmFit fit = (model with { Covariance = structure }).Fit(data.Where(r => data.Numeric("month")[r] == 6));
            Estimate arm = fit.Coefficient("arm");
            arm.Value.ShouldAgree(expected.At("coef", "arm").Number(), SameOptimum);
            arm.StandardError.ShouldAgree(expected.At("se", "arm").Number(), SameOptimum);
            arm.DegreesOfFreedom.ShouldAgree(expected.At("df_resid").Number(), SameOptimum);
        }
    }

    private static MmrmFit Fit(Frame data, CovarianceStructure structure) => (Model with { Covariance = structure }).Fit(data.WithFactor("month"));

    private static void Same(MmrmFit changed, MmrmFit original, double unit, double shift)
    {
        changed.Status.Converged.ShouldBeTrue(changed.Status.Criterion);
        changed.LogLikelihood.ShouldBeNear(original.LogLikelihood - (original.RowCount - original.Coefficients.Count) * Math.Log(unit), 1e-6);
        foreach (string name in original.Design.ColumnNames)
        {
            Same(changed.Coefficient(name), original.Coefficient(name), unit, name == "(Intercept)" ? shift : 0);
        }
    }

    private static void Same(Estimate changed, Estimate original, double unit, double shift)
    {
        changed.Value.ShouldBeNear(unit * original.Value + shift, SameOptimum * unit * original.StandardError + 4e-16 * Math.Abs(shift), original.Name);
        changed.StandardError.ShouldAgree(unit * original.StandardError, SameOptimum, original.Name);
        changed.DegreesOfFreedom.ShouldAgree(original.DegreesOfFreedom, 10 * SameOptimum, original.Name);
    }
}
