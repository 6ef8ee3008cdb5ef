using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Meta;

/// <summary>
/// Pools estimates of independent studies by inverse variance: the mean of the true effects and their spread.
/// Definition: y_i ~ N(mu, v_i + tau^2), weights 1 / (v_i + tau^2) (spec 7.2). Assumes normal estimates with known standard errors
/// and exchangeable studies; a common effect assumes tau^2 = 0.
/// A study without a finite estimate or standard error is refused, not left out: which studies count is the caller's decision.
/// Method: closed forms, Newton for Paule-Mandel, all turning points by grid and halving for REML; O(k) an evaluation. Pure.
/// Accuracy against metafor 3.8-1 <c>rma.uni</c> (BCG, Normand 1999): closed forms 1e-10, REML and Paule-Mandel tau^2 1e-7 relative.
/// Differs from metafor where the restricted likelihood has several maxima: the highest is taken, not the one nearest to a start.
/// Source: Viechtbauer (2005), doi:10.3102/10769986030003261; Hartung and Knapp (2001), doi:10.1002/sim.791.
/// </summary>
/// <example>
/// <code>
/// var fit = new MetaAnalysis().Fit([new("A", -0.79, 0.24), new("B", -0.40, 0.30), new("C", -0.55, 0.21)]);
/// var expected = fit.Prediction(PredictionRule.StudentKMinusOne);
/// </code>
/// </example>
public sealed record MetaAnalysis
{
    /// <summary>Estimator of the variance between studies; REML unless set.</summary>
    public HeterogeneityEstimator Estimator { get; init; } = HeterogeneityEstimator.RestrictedMaximumLikelihood;

    /// <summary>Standard error and distribution of the mean; Knapp-Hartung unless set.</summary>
    public MeanInference Inference { get; init; } = MeanInference.KnappHartung;

    /// <summary>Confidence level of all intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    private int FewestStudies => Estimator == HeterogeneityEstimator.CommonEffect && Inference == MeanInference.Normal ? 1 : 2;

    /// <summary>Pools the studies; their order does not matter.</summary>
    /// <param name="studies">At least two; one is enough for a common effect with the normal distribution.</param>
    /// <returns>The mean in the unit of the estimates, and everything about their spread.</returns>
    /// <exception cref="DataProblemsException">
    /// Too few studies, an estimate that is not finite, a standard error that is not positive and finite, a level outside (0, 1).
    /// </exception>
    public MetaFit Fit(IReadOnlyList<StudyResult> studies)
    {
        var problems = new ProblemList();
        if (!(Level is > 0 and < 1)) problems.Add("level", $"The confidence level {Level} does not lie between 0 and 1.");
        if (studies.Count < FewestStudies)
            problems.Add("studies", $"Pooling needs at least {FewestStudies} studies; there {(studies.Count == 1 ? "is 1" : $"are {studies.Count}")}.");
        foreach (var study in studies) Check(study, problems);
        problems.ThrowIfAny();
        return new(this, [.. studies]);
    }

    private static void Check(StudyResult study, ProblemList problems)
    {
        if (!double.IsFinite(study.Estimate)) problems.Add($"study \"{study.Name}\"", $"The estimate {study.Estimate} is not a finite number.");
        if (!(study.StandardError > 0 && double.IsFinite(study.StandardError) && study.Variance > 0))
            problems.Add($"study \"{study.Name}\"", $"The standard error {study.StandardError} is not a positive, finite number.");
    }
}
