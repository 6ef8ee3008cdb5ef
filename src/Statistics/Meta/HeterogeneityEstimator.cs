namespace Confrere.Statistics.Meta;

/// <summary>How the variance of true effects between studies is estimated (spec 7.3).</summary>
public enum HeterogeneityEstimator
{
    /// <summary>None: all studies estimate one common effect (the fixed-effect model).</summary>
    CommonEffect,

    /// <summary>Moments of Cochran's Q; DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2.</summary>
    DerSimonianLaird,

    /// <summary>Generalised Q equal to its degrees of freedom; Paule and Mandel (1982), doi:10.6028/jres.087.022.</summary>
    PauleMandel,

    /// <summary>Restricted maximum likelihood.</summary>
    RestrictedMaximumLikelihood,
}
