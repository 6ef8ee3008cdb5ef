namespace Confrere.Statistics.Meta;

/// <summary>Standard error and reference distribution of the pooled mean (spec 7.4).</summary>
public enum MeanInference
{
    /// <summary>Inverse-variance standard error, normal distribution: too narrow with few studies.</summary>
    Normal,

    /// <summary>Standard error scaled by the weighted residual variance, t with k - 1 degrees of freedom (Hartung and Knapp 2001; Sidik and Jonkman 2002).</summary>
    KnappHartung,

    /// <summary>As <see cref="KnappHartung"/>, but never with a smaller standard error than <see cref="Normal"/>; for few studies.</summary>
    KnappHartungFloored,
}
