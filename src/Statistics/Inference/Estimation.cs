namespace Confrere.Statistics.Inference;

/// <summary>Which likelihood the variance parameters maximise.</summary>
public enum Estimation
{
    /// <summary>Restricted maximum likelihood (REML): variances are not biased by the number of fixed coefficients.</summary>
    RestrictedMaximumLikelihood,

    /// <summary>Maximum likelihood: needed to compare models with different fixed terms by a likelihood-ratio test.</summary>
    MaximumLikelihood,
}
