using Confrere.Statistics.Distributions;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Meta;

/// <summary>A pooled result: mean, spread between studies, and what both rest on (spec 7.2 to 7.7).</summary>
public sealed class MetaFit
{
    // With up to this many studies the interval of tau^2 usually spans from zero to several times the estimate (spec 7.5).
    private const int FewStudies = 5;

    private readonly StudyResult[] _studies;

    internal MetaFit(MetaAnalysis model, StudyResult[] studies)
    {
        (Model, _studies) = (model, studies);
        (TauSquared, Converged) = Meta.TauSquared.Of(studies, model.Estimator);
        var pool = new Pool(studies, TauSquared);
        Weights = pool.Shares;
        Mean = MeanOf(pool);
        (Q, ISquared, HSquared) = Spread();
    }

    /// <summary>The methods that were used.</summary>
    public MetaAnalysis Model { get; }

    /// <summary>The studies in the order given.</summary>
    public IReadOnlyList<StudyResult> Studies => _studies;

    /// <summary>Each study's share of the mean, in the order of the studies; they sum to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Mean of the true effects in the unit of the estimates, with standard error, test and interval.</summary>
    public Estimate Mean { get; }

    /// <summary>Variance of the true effects between studies, in the squared unit of the estimates; 0 is an ordinary value.</summary>
    public double TauSquared { get; }

    /// <summary>Test that all studies share one effect.</summary>
    public CochranQ Q { get; }

    /// <summary>Share of the total variance that lies between studies, 0 to 1; Higgins and Thompson (2002), doi:10.1002/sim.1186.</summary>
    public double ISquared { get; }

    /// <summary>Total variance over sampling variance.</summary>
    public double HSquared { get; }

    /// <summary>Whether the estimator of tau^2 met its criterion; closed forms always do.</summary>
    public bool Converged { get; }

    /// <summary>What a reader must know before using the numbers, in sentences.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. !Converged ? [$"The variance between studies did not converge; the last value was {TauSquared:R}."] : Array.Empty<string>(),
        .. _studies.Length <= FewStudies && Model.Estimator != HeterogeneityEstimator.CommonEffect
            ? [$"{_studies.Length} studies hardly identify the variance between studies; read its interval, not its estimate."]
            : Array.Empty<string>(),
    ];

    /// <summary>Interval of tau^2 by the Q profile, exact for normal estimates with known variances; two studies or more.</summary>
    /// <returns>Null for a single study. A limit of 0 means that no smaller value is possible.</returns>
    public Interval? TauSquaredInterval => _studies.Length < 2 ? null : Meta.TauSquared.QProfile(_studies, Model.Level);

    /// <summary>The interval in which the true effect of one more study of the same kind is expected.</summary>
    /// <param name="rule">The reference distribution; print its name beside the interval.</param>
    /// <returns>Null for a common effect, and where the rule has no positive degrees of freedom.</returns>
    public Interval? Prediction(PredictionRule rule)
    {
        double df = rule switch
        {
            PredictionRule.Normal => double.PositiveInfinity,
            PredictionRule.StudentKMinusOne => _studies.Length - 1,
            _ => _studies.Length - 2,
        };
        if (Model.Estimator == HeterogeneityEstimator.CommonEffect || df < 1) return null;
        var half = StudentT.Quantile(0.5 + Model.Level / 2, df) * Math.Sqrt(Mean.StandardError * Mean.StandardError + TauSquared);
        return new(Mean.Value - half, Mean.Value + half, Model.Level);
    }

    /// <summary>The result without each study in turn, in the order of the studies.</summary>
    /// <exception cref="Problems.DataProblemsException">Too few studies would be left.</exception>
    public IReadOnlyList<LeftOut> LeaveOneOut() =>
        [.. _studies.Select((study, i) => new LeftOut(study, Model.Fit([.. _studies.Where((_, j) => j != i)])))];

    private Estimate MeanOf(Pool pool)
    {
        var (df, scale) = (_studies.Length - 1, 1.0);
        if (Model.Inference != MeanInference.Normal) scale = pool.Q / df;
        if (Model.Inference == MeanInference.KnappHartungFloored) scale = Math.Max(1, scale);
        var error = Math.Sqrt(scale / pool.SumOfWeights);
        return Model.Inference == MeanInference.Normal
            ? Estimate.Of("mean effect", pool.Mean, error, double.PositiveInfinity, DegreesOfFreedomMethod.Infinite, Model.Level)
            : Estimate.Of("mean effect", pool.Mean, error, df, DegreesOfFreedomMethod.Residual, Model.Level);
    }

    // For random effects from tau^2 itself, as metafor: typical sampling variance (k - 1) / tr(P) of the common-effect weights.
    private (CochranQ, double ISquared, double HSquared) Spread()
    {
        var (pool, df) = (new Pool(_studies, 0), _studies.Length - 1);
        var q = new CochranQ(pool.Q, df, df == 0 ? 1 : ChiSquare.UpperTail(pool.Q, df));
        if (df == 0) return (q, 0, 1);
        if (Model.Estimator == HeterogeneityEstimator.CommonEffect) return (q, Math.Max(0, (q.Statistic - df) / q.Statistic), q.Statistic / df);
        var typical = df / pool.TraceOfP;
        return (q, TauSquared / (typical + TauSquared), 1 + TauSquared / typical);
    }
}
