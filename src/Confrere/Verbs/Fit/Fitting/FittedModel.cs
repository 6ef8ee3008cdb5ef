using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Fit.Fitting;

/// <summary>What every kind of model reports.</summary>
internal sealed record FittedModel
{
    public required string Description { get; init; }
    public required ILinearInference Inference { get; init; }
    public required FitStatus Status { get; init; }
    public required IReadOnlyList<DroppedRows> Dropped { get; init; }
    public required long RowsUsed { get; init; }

    /// <summary>Subjects with a row in use; null when the model names no subject.</summary>
    public required long? SubjectsUsed { get; init; }

    /// <summary>Subjects in the rows that were read; null when the model names no subject.</summary>
    public required long? SubjectsRead { get; init; }

    /// <summary>Words for the standard errors.</summary>
    public required string Errors { get; init; }

    /// <summary>REML or ML; null where no likelihood is maximised.</summary>
    public string? Likelihood { get; init; }

    public IReadOnlyList<InformationCriteria> Criteria { get; init; } = [];

    public IReadOnlyList<CovarianceValue> Covariance { get; init; } = [];

    public IReadOnlyList<CovarianceMatrix> Matrices { get; init; } = [];

    /// <summary>Other numbers of the fit, by name.</summary>
    public IReadOnlyList<(string Name, double Value)> Numbers { get; init; } = [];

    /// <summary>Correlation within clusters with its interval.</summary>
    public IReadOnlyList<Statistics.Mixed.IntraclassCorrelation> Intraclass { get; init; } = [];

    /// <summary>Contrasts that the design suggests without being asked.</summary>
    public IReadOnlyList<Contrast> OwnContrasts { get; init; } = [];
}

/// <summary>A covariance parameter in natural scale.</summary>
/// <param name="Group">Grouping, covariance group or Residual.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">In the unit of the response, its square, or none.</param>
/// <param name="StandardError">NaN where none is given.</param>
/// <param name="Scaled">Standard deviation of a variance, correlation of a covariance; NaN where that is the value itself.</param>
internal sealed record CovarianceValue(string Group, string Name, double Value, double StandardError, double Scaled);

/// <summary>A covariance or correlation matrix with names.</summary>
internal sealed record CovarianceMatrix(string Of, string Kind, NamedMatrix Values);
