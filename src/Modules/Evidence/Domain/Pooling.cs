using Confrere.Evidence.Contracts;
using Confrere.Statistics.Meta;

namespace Confrere.Evidence.Domain;

/// <summary>What to expect on one scale from the studies on it. One study is its own answer; there is nothing to pool it with.</summary>
internal static class Pooling
{
    public static Expectation? Of(string scale, string unit, IReadOnlyList<EvidenceLine> lines)
    {
        var people = lines.Sum(line => line.People);
        if (lines.Count == 0) return null;
        if (lines is [var only])
            return new(scale, unit, 1, people, only.Estimate, only.Lower, only.Upper, null, null, "One study, as reported; nothing to pool it with");
        var fit = Reml(lines);
        var prediction = fit.Prediction(PredictionRule.StudentKMinusOne);
        return new(scale, unit, lines.Count, people, fit.Mean.Value, fit.Mean.Interval.Lower, fit.Mean.Interval.Upper, prediction?.Lower, prediction?.Upper,
            "Random effects by REML; Knapp-Hartung interval with the floor for few studies; prediction by t with studies minus one degrees of freedom");
    }

    public static MetaFit Reml(IReadOnlyList<EvidenceLine> lines) => Fit(lines, HeterogeneityEstimator.RestrictedMaximumLikelihood, MeanInference.KnappHartungFloored);

    public static MetaFit DerSimonianLaird(IReadOnlyList<EvidenceLine> lines) => Fit(lines, HeterogeneityEstimator.DerSimonianLaird, MeanInference.Normal);

    /// <summary>As if every programme had the same true difference.</summary>
    public static MetaFit CommonEffect(IReadOnlyList<EvidenceLine> lines) => Fit(lines, HeterogeneityEstimator.CommonEffect, MeanInference.Normal);

    private static MetaFit Fit(IReadOnlyList<EvidenceLine> lines, HeterogeneityEstimator estimator, MeanInference inference) =>
        new MetaAnalysis { Estimator = estimator, Inference = inference }.Fit([.. lines.Select(line => new StudyResult(line.Name, line.Estimate, line.StandardError))]);
}
