namespace Confrere.Statistics.Linear;

/// <summary>Small-sample correction of the cluster-robust covariance, with the names of R's clubSandwich.</summary>
public enum ClusterCorrection
{
    /// <summary>None: residuals as they are.</summary>
    CR0,

    /// <summary>CR0 times m / (m - 1) for m clusters.</summary>
    CR1,

    /// <summary>Bias-reduced linearisation: unbiased when the rows are independent with equal variance (Bell and McCaffrey 2002).</summary>
    CR2,

    /// <summary>Close to the jackknife over clusters.</summary>
    CR3,
}
