namespace Confrere.Statistics.Reliability;

/// <summary>What became of one person, after Jacobson and Truax (1991).</summary>
public enum ChangeClass
{
    /// <summary>Changed for the worse by more than error of measurement.</summary>
    Deteriorated,

    /// <summary>Within error of measurement.</summary>
    Unchanged,

    /// <summary>Changed for the better by more than error, without crossing the cutoff (or none was given).</summary>
    Improved,

    /// <summary>Changed for the better by more than error and crossed from the troubled to the untroubled side of the cutoff.</summary>
    Recovered,
}
