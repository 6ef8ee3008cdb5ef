namespace Confrere.Statistics.Mmrm;

/// <summary>Covariance of the coefficients that holds although the covariance structure is wrong; clusters are subjects (specification 2.7).</summary>
public enum RobustCovariance
{
    /// <summary>None: the covariance of the fitted model.</summary>
    None,

    /// <summary>Empirical sandwich (Liang and Zeger 1986). mmrm <c>Empirical</c>.</summary>
    CR0,

    /// <summary>Bias-reduced (Bell and McCaffrey 2002). mmrm <c>Empirical-Bias-Reduced</c>.</summary>
    CR2,

    /// <summary>Jackknife (leave-one-subject-out approximation, without a factor). mmrm <c>Empirical-Jackknife</c>.</summary>
    CR3,
}
