using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.Statistics.Tests.Mixed;

/// <summary>
/// Tables long enough to be read in place. Copies of every subject leave maximum likelihood estimates where they are, divide the
/// squared standard errors and multiply the log-likelihood by the number of copies: lme4's values for one copy are the expectation.
/// </summary>
public class LongTableTests
{
    private const int Copies = 120;

    /// <summary>Tolerance A of reference/README.md.</summary>
    private const double Coefficient = 1e-6;

    private const double Variance = 1e-5;

    [Theory, InlineData(false), InlineData(true)]
    public void Copies_of_all_subjects_keep_lme4s_maximum_likelihood_estimates(bool shuffled)
    {
        var expected = Reference.Expected("lmm_sleepstudy").At("models", "random_slope_correlated", "ML");
        var one = Reference.Data("lmm_sleepstudy");
        var rows = Enumerable.Range(0, Copies * one.Rows).ToArray();
        // A fixed stride visits every row once, so that no subject's rows stand together.
        if (shuffled) rows = [.. rows.Select(i => (int)((long)i * 7919 % rows.Length))];
        double Of(string column, int row) => one.Numeric(column)[row % one.Rows];
        var frame = Frame.FromColumns(
            new NumericColumn("y", rows.Select(r => Of("Reaction", r))),
            new NumericColumn("days", rows.Select(r => Of("Days", r))),
            new NumericColumn("id", rows.Select(r => Of("Subject", r) + (1000.0 * (r / one.Rows)))));
        var fit = new LinearMixedModel
        {
            Response = "y",
            Fixed = Term.Main("days"),
            Random = [RandomTerm.InterceptAndSlope("id", "days")],
            Estimation = Estimation.MaximumLikelihood,
        }.Fit(frame);
        fit.LevelsOf("id").ShouldBe(18 * Copies);
        fit.LogLikelihood.ShouldBeNear(Copies * expected.GetProperty("logLik").Number(), Copies * 1e-6, "logLik");
        foreach (var (ours, theirs) in new[] { ("(Intercept)", "(Intercept)"), ("days", "Days") })
        {
            var error = expected.At("se", theirs).Number() / Math.Sqrt(Copies);
            fit.Coefficient(ours).Value.ShouldBeNear(expected.At("fixef", theirs).Number(), Coefficient * error, ours);
            fit.Coefficient(ours).StandardError.ShouldAgree(error, Coefficient, ours);
        }

        var variances = expected.At("varcorr", "vcov").Numbers();
        fit.CovarianceOf(fit.Model.Random[0])["(Intercept)", "(Intercept)"].ShouldAgree(variances[0], Variance, "intercept");
        fit.CovarianceOf(fit.Model.Random[0])["days", "days"].ShouldAgree(variances[1], Variance, "slope");
        fit.CovarianceOf(fit.Model.Random[0])["(Intercept)", "days"].ShouldAgree(variances[2], Variance, "covariance");
        fit.ResidualVariance.ShouldAgree(variances[3], Variance, "residual");
    }

    [Fact]
    public void Missing_rows_of_a_long_table_are_left_out_and_listed()
    {
        var rows = Enumerable.Range(0, 24_000).ToArray();
        double Value(int r) => r % 100 == 7 ? double.NaN : Math.Sin(r) + Math.Cos(r / 4);
        Frame With(IEnumerable<int> which) => Frame.FromColumns(
            new NumericColumn("y", which.Select(Value)), new NumericColumn("t", which.Select(r => (double)(r % 4))), new NumericColumn("id", which.Select(r => (double)(r / 4))));
        var model = new LinearMixedModel { Response = "y", Fixed = Term.Main("t"), Random = [RandomTerm.Intercept("id")] };
        var all = model.Fit(With(rows));
        var complete = model.Fit(With(rows.Where(r => r % 100 != 7)));
        all.Data.Dropped.Single().Rows.Count.ShouldBe(240);
        all.Coefficient("t").Value.ShouldBe(complete.Coefficient("t").Value);
    }

    [Fact]
    public void Dependent_columns_of_a_long_table_are_dropped_by_name()
    {
        var rows = Enumerable.Range(0, 24_000).ToArray();
        var frame = Frame.FromColumns(
            new NumericColumn("y", rows.Select(r => Math.Sin(r) + Math.Cos(r / 4))),
            new NumericColumn("t", rows.Select(r => (double)(r % 4))),
            new NumericColumn("twice", rows.Select(r => 2.0 * (r % 4))),
            new NumericColumn("id", rows.Select(r => (double)(r / 4))));
        var fit = new LinearMixedModel { Response = "y", Fixed = Term.Main("t", "twice"), Random = [RandomTerm.Intercept("id")] }.Fit(frame);
        fit.Design.Aliased.Single().Name.ShouldBe("twice");
    }
}
