namespace Confrere.Statistics.Gee;

/// <summary>What a generalised estimating equation assumes about rows of one subject; robust errors hold when it is wrong.</summary>
public enum WorkingCorrelation
{
    /// <summary>None.</summary>
    Independence,

    /// <summary>The same between any two rows.</summary>
    Exchangeable,

    /// <summary>Falls as a power of the distance in order of rows within the subject.</summary>
    Autoregressive,
}
