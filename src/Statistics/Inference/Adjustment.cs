namespace Confrere.Statistics.Inference;

/// <summary>How p-values and intervals of several comparisons allow for their number.</summary>
public enum Adjustment
{
    /// <summary>Every comparison by itself.</summary>
    None,

    /// <summary>p times the number of comparisons; intervals at the divided error rate.</summary>
    Bonferroni,

    /// <summary>Holm's (1979) step-down p-values; intervals as Bonferroni, since Holm has none.</summary>
    Holm,

    /// <summary>Tukey's studentised range over all pairs of the means compared.</summary>
    Tukey,
}
