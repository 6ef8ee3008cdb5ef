using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;

namespace Confrere.App.Verbs.Fit.Fitting;

/// <summary>`model: mixed` and `model: partially-nested`.</summary>
internal static class RandomEffects
{
    public static FittedModel Mixed(ModelDocument document, Frame frame)
    {
        var fit = new LinearMixedModel
        {
            Response = document.Response,
            Fixed = document.Fixed,
            Random = document.Random,
            HasIntercept = document.Intercept,
            Estimation = document.Estimation,
            DegreesOfFreedom = document.DegreesOfFreedom ?? DegreesOfFreedomMethod.Satterthwaite,
        }.Fit(frame);
        return new()
        {
            Description = $"Linear mixed model, random terms {string.Join(" + ", document.Random)}",
            Inference = fit,
            Status = fit.Status,
            Dropped = fit.Data.Dropped,
            RowsUsed = fit.Data.Response.Length,
            SubjectsUsed = ModelFitting.Subjects(document, fit.Data.Used),
            SubjectsRead = ModelFitting.Subjects(document, frame),
            Errors = "model",
            Likelihood = NameOf(document.Estimation),
            Criteria = [fit.Criteria],
            Covariance = [.. fit.VarianceComponents.Select(Value)],
            Matrices = [.. document.Random.Select(term => new CovarianceMatrix(term.ToString(), "covariance", fit.CovarianceOf(term)))],
            Numbers = [.. document.Random.Select(t => t.Grouping).Distinct().Select(g => ($"levels of {g}", (double)fit.LevelsOf(g)))],
        };
    }

    public static FittedModel PartiallyNested(ModelDocument document, Frame frame)
    {
        var rule = document.Clusters!;
        var fit = new PartiallyNestedModel
        {
            Response = document.Response,
            Arm = rule.Arm,
            ClusteredArm = rule.ClusteredArm,
            Cluster = rule.Column,
            Participant = IsRepeated(document, frame) ? document.Subject : null,
            Fixed = document.Fixed,
            ResidualVarianceByArm = rule.ResidualByArm,
            Estimation = document.Estimation,
            DegreesOfFreedom = document.DegreesOfFreedom ?? DegreesOfFreedomMethod.Satterthwaite,
        }.Fit(frame);
        return new()
        {
            Description = $"Partially nested model, clusters {rule.Column} in one level of {rule.Arm}, residual variance {(rule.ResidualByArm ? "by arm" : "common")}",
            Inference = fit,
            Status = fit.Status,
            Dropped = fit.Data.Dropped,
            RowsUsed = fit.Data.Response.Length,
            SubjectsUsed = ModelFitting.Subjects(document, fit.Data.Used),
            SubjectsRead = ModelFitting.Subjects(document, frame),
            Errors = "model",
            Likelihood = NameOf(document.Estimation),
            Criteria = [fit.Criteria],
            Covariance = [.. fit.VarianceComponents.Select(Value)],
            Numbers = [($"clusters ({rule.Column})", fit.Clusters)],
            Intraclass = [fit.ClusterCorrelation(document.Level)],
        };
    }

    // A subject with several rows needs an effect of its own; with one row each, that effect is the residual.
    private static bool IsRepeated(ModelDocument document, Frame frame)
    {
        if (document.Subject is not { } subject) return false;
        var seen = new HashSet<int>();
        foreach (var (code, row) in frame.Factor(subject).Codes.ToArray().Select((code, row) => (code, row)))
            if (code >= 0 && !frame[document.Response].IsMissing(row) && !seen.Add(code)) return true;
        return false;
    }

    private static CovarianceValue Value(VarianceComponent v) => new(v.Group,
        v.WithEffect is { } other ? $"covariance of {v.Effect} and {other}" : v.Effect.Length == 0 ? "variance" : $"variance of {v.Effect}",
        v.Value, v.StandardError, v.Scaled);

    private static string NameOf(Estimation estimation) => estimation == Estimation.RestrictedMaximumLikelihood ? "REML" : "ML";
}
