using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Data;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Linear;

namespace Confrere.App.Verbs.Fit.Fitting;

/// <summary>From a document to the library's model, and from its fit to what is reported.</summary>
internal static class ModelFitting
{
    public static FittedModel Fit(ModelDocument document, Frame frame) => document.Kind switch
    {
        ModelKind.Linear => Linear(document, frame),
        ModelKind.Mmrm => RepeatedMeasures.Fit(document, frame),
        ModelKind.Mixed => RandomEffects.Mixed(document, frame),
        ModelKind.PartiallyNested => RandomEffects.PartiallyNested(document, frame),
        _ => Gee(document, frame),
    };

    /// <summary>Different subjects in rows; null when the model names none.</summary>
    public static long? Subjects(ModelDocument document, Frame frame) =>
        document.Subject is { } subject && frame.Has(subject) ? frame.Factor(subject).WithoutUnusedLevels().Levels.Count : null;

    private static FittedModel Linear(ModelDocument document, Frame frame)
    {
        var rule = document.Errors;
        var rows = rule.Cluster is null ? frame : frame.With(Lonely(frame.Factor(rule.Cluster), rule.Alone));
        var fit = new LinearModel(document.Response, document.Fixed) { Intercept = document.Intercept, Errors = ErrorsOf(rule) }.Fit(rows);
        var overall = fit.Design.Columns > 1 ? fit.OverallTest() : null;
        return new()
        {
            Description = "Linear model",
            Inference = fit,
            Status = fit.Status,
            Dropped = fit.Data.Dropped,
            RowsUsed = fit.Rows,
            SubjectsUsed = Subjects(document, fit.Data.Used),
            SubjectsRead = Subjects(document, frame),
            Errors = rule.Cluster is null ? fit.Errors.Name : $"{fit.Errors.Name}, clustered by {rule.Cluster}",
            Likelihood = "ML",
            Criteria = [fit.Criteria()],
            Covariance = [new("Residual", "variance", fit.ResidualStandardDeviation * fit.ResidualStandardDeviation, double.NaN, fit.ResidualStandardDeviation)],
            Numbers =
            [
                ("residual degrees of freedom", fit.ResidualDegreesOfFreedom), ("R squared", fit.RSquared), ("adjusted R squared", fit.AdjustedRSquared),
                .. overall is null ? [] : ((string, double)[])[("F of all terms, classical errors", overall.F), ("p of all terms, classical errors", overall.PValue)],
            ],
        };
    }

    private static StandardErrors ErrorsOf(ErrorRule rule) => rule.Name switch
    {
        "hc0" => StandardErrors.HC0,
        "hc1" => StandardErrors.HC1,
        "hc2" => StandardErrors.HC2,
        "hc3" => StandardErrors.HC3,
        "classical" => StandardErrors.Classical,
        var cluster => StandardErrors.ClusteredBy(rule.Cluster!, Enum.Parse<ClusterCorrection>(cluster, ignoreCase: true)),
    };

    // Rows without a cluster of their own stand as clusters of one.
    private static FactorColumn Lonely(FactorColumn cluster, IReadOnlyList<string> alone)
    {
        if (alone.Count == 0) return cluster;
        return new(cluster.Name, Enumerable.Range(0, cluster.Length).Select(row => cluster[row] is { } text && !alone.Contains(text) ? text : $"alone, row {row + 1}"));
    }

    private static FittedModel Gee(ModelDocument document, Frame frame)
    {
        var errors = document.Errors.Name switch { "model" => GeeErrors.ModelBased, "mancl-derouen" => GeeErrors.ManclDeRouen, _ => GeeErrors.Robust };
        var fit = new GeeModel(document.Response, document.Fixed, document.Subject!) { Correlation = document.WorkingCorrelation, Errors = errors, Order = document.Visit }.Fit(frame);
        return new()
        {
            Description = $"Generalised estimating equations, Gaussian, {Words.Of(Words.Correlations, document.WorkingCorrelation)} working correlation",
            Inference = fit,
            Status = fit.Status,
            Dropped = fit.Data.Dropped,
            RowsUsed = fit.Data.Response.Length,
            SubjectsUsed = fit.Subjects,
            SubjectsRead = Subjects(document, frame),
            Errors = document.Errors.Name,
            Covariance =
            [
                new("", "scale", fit.Scale, double.NaN, double.NaN),
                .. document.WorkingCorrelation == WorkingCorrelation.Independence ? [] : (CovarianceValue[])[new("", "working correlation", fit.Correlation, double.NaN, double.NaN)],
            ],
        };
    }
}
