namespace Confrere.Statistics.Meta;

/// <summary>The weighted mean of studies at a given variance between them, and the sums that estimators of that variance need.</summary>
internal sealed class Pool
{
    private readonly StudyResult[] _studies;
    private readonly double[] _weights;

    public Pool(StudyResult[] studies, double tauSquared)
    {
        _studies = studies;
        _weights = [.. studies.Select(study => 1 / (study.Variance + tauSquared))];
        SumOfWeights = _weights.Sum();
        // A second pass takes out the rounding error of the first when estimates share leading digits.
        Mean = WeightedMean(study => study.Estimate);
        Mean += WeightedMean(study => study.Estimate - Mean);
    }

    public double Mean { get; }

    public double SumOfWeights { get; }

    public double SumOfSquaredWeights => _weights.Sum(w => w * w);

    public IReadOnlyList<double> Shares => [.. _weights.Select(w => w / SumOfWeights)];

    /// <summary>The generalised Q: sum of w (y - mean)^2.</summary>
    public double Q => Sum((w, r) => w * r * r);

    /// <summary>Minus the derivative of <see cref="Q"/> in tau^2: sum of w^2 (y - mean)^2, which is also y'PPy.</summary>
    public double MinusSlopeOfQ => Sum((w, r) => w * w * r * r);

    /// <summary>tr(P), with P = W - W 1 1'W / sum w.</summary>
    public double TraceOfP => SumOfWeights - SumOfSquaredWeights / SumOfWeights;

    /// <summary>Restricted log-likelihood up to a constant.</summary>
    public double RestrictedLogLikelihood => 0.5 * (_weights.Sum(Math.Log) - Math.Log(SumOfWeights) - Q);

    private double WeightedMean(Func<StudyResult, double> value) => _studies.Zip(_weights, (study, w) => w * value(study)).Sum() / SumOfWeights;

    private double Sum(Func<double, double, double> term) => _studies.Zip(_weights, (study, w) => term(w, study.Estimate - Mean)).Sum();
}
