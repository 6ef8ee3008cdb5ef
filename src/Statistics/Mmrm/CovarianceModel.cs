namespace Confrere.Statistics.Mmrm;

/// <summary>Sigma as a twice differentiable function of unconstrained parameters; row-major J by J.</summary>
internal abstract class CovarianceModel(int visits)
{
    public int Visits { get; } = visits;

    public abstract int ParameterCount { get; }

    /// <summary>Whether every visit has a variance of its own (and so may be rescaled on its own).</summary>
    public abstract bool HasVariancePerVisit { get; }

    /// <summary>Parameters whose Sigma is near a moment estimate that is positive definite.</summary>
    public abstract void Start(ReadOnlySpan<double> moment, Span<double> parameters);

    /// <summary>Sigma and its derivatives, one J by J block for each parameter.</summary>
    public abstract void Evaluate(ReadOnlySpan<double> parameters, Span<double> sigma, Span<double> derivatives);

    /// <summary>Adds the inner product of a symmetric matrix with every second derivative at the parameters of the last Evaluate.</summary>
    public abstract void AddSecond(ReadOnlySpan<double> symmetric, Span<double> hessian, int stride);

    /// <summary>Names and values in natural scale.</summary>
    public abstract IEnumerable<(string Name, double Value)> Natural(double[] sigma, IReadOnlyList<string> visits);

    public static CovarianceModel Of(CovarianceStructure structure, int visits) => structure switch
    {
        CovarianceStructure.Unstructured => new UnstructuredCovariance(visits),
        CovarianceStructure.CompoundSymmetry => new ScaledCorrelation(visits, false, new ExchangeableCorrelation(visits)),
        CovarianceStructure.HeterogeneousCompoundSymmetry => new ScaledCorrelation(visits, true, new ExchangeableCorrelation(visits)),
        CovarianceStructure.Autoregressive => new ScaledCorrelation(visits, false, new AutoregressiveCorrelation(visits)),
        CovarianceStructure.HeterogeneousAutoregressive => new ScaledCorrelation(visits, true, new AutoregressiveCorrelation(visits)),
        CovarianceStructure.Toeplitz => new ScaledCorrelation(visits, false, new ToeplitzCorrelation(visits)),
        CovarianceStructure.HeterogeneousToeplitz => new ScaledCorrelation(visits, true, new ToeplitzCorrelation(visits)),
        CovarianceStructure.Antedependence => new ScaledCorrelation(visits, false, new AntedependentCorrelation(visits)),
        CovarianceStructure.HeterogeneousAntedependence => new ScaledCorrelation(visits, true, new AntedependentCorrelation(visits)),
        _ => throw new ArgumentOutOfRangeException(nameof(structure), structure, "Unknown covariance structure."),
    };
}
