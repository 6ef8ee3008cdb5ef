namespace Confrere.Statistics.Meta;

/// <summary>The reference distribution of a prediction interval; published intervals differ by it, so it is always named (spec 7.6).</summary>
public enum PredictionRule
{
    /// <summary>The normal distribution: metafor's default for models tested by z.</summary>
    Normal,

    /// <summary>t with k - 1 degrees of freedom, where k is the number of studies: metafor's default for models tested by t.</summary>
    StudentKMinusOne,

    /// <summary>t with k - 2 degrees of freedom: Higgins, Thompson and Spiegelhalter (2009), doi:10.1111/j.1467-985X.2008.00552.x.</summary>
    StudentKMinusTwo,
}
