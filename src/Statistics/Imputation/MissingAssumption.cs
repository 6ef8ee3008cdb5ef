namespace Confrere.Statistics.Imputation;

/// <summary>What outcomes would have been after a participant's last measurement (spec 11.3; Carpenter, Roger and Kenward 2013, doi:10.1080/10543406.2013.834911).</summary>
public enum MissingAssumption
{
    /// <summary>Like those of the same arm with the same history.</summary>
    AtRandom,

    /// <summary>Mean of the reference arm from the moment of leaving; what was seen before keeps its own arm's mean.</summary>
    JumpToReference,

    /// <summary>Mean of the reference arm throughout, so that a good start counts as luck that wears off.</summary>
    CopyReference,

    /// <summary>The mean reached, and from there the changes of the reference arm: what was gained is kept, nothing is added.</summary>
    CopyIncrements,
}
