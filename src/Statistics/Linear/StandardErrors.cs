namespace Confrere.Statistics.Linear;

/// <summary>How the covariance of the coefficients of a <see cref="LinearModel"/> is estimated.</summary>
public sealed record StandardErrors
{
    private StandardErrors(string name) => Name = name;

    /// <summary>The name that results print.</summary>
    public string Name { get; }

    /// <summary>The column of clusters, null when rows are independent.</summary>
    public string? Cluster { get; private init; }

    internal ClusterCorrection ClusterCorrection { get; private init; }

    /// <summary>One residual variance for all rows.</summary>
    public static StandardErrors Classical { get; } = new("classical");

    /// <summary>White's (1980) estimator, consistent whatever the variances.</summary>
    public static StandardErrors HC0 { get; } = new("HC0");

    /// <summary>HC0 times n / (n - p).</summary>
    public static StandardErrors HC1 { get; } = new("HC1");

    /// <summary>Squared residuals divided by one minus leverage.</summary>
    public static StandardErrors HC2 { get; } = new("HC2");

    /// <summary>Squared residuals divided by the square of one minus leverage; the safest of the four in small samples (Long and Ervin 2000).</summary>
    public static StandardErrors HC3 { get; } = new("HC3");

    /// <summary>Rows of one cluster may depend on each other in any way; tests use Satterthwaite degrees of freedom.</summary>
    /// <param name="column">The column that names the cluster of every row.</param>
    /// <param name="correction">CR2 unless there is a reason.</param>
    public static StandardErrors ClusteredBy(string column, ClusterCorrection correction = ClusterCorrection.CR2) =>
        new(correction.ToString()) { Cluster = column, ClusterCorrection = correction };
}
