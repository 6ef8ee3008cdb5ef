namespace Confrere.Statistics.Mmrm;

/// <summary>Which likelihood is maximised.</summary>
public enum LikelihoodKind
{
    /// <summary>The likelihood of the residuals (REML; Patterson and Thompson 1971): unbiased variances in balanced designs.</summary>
    Restricted,

    /// <summary>The full likelihood (ML): for likelihood-ratio tests of fixed effects.</summary>
    Full,
}
