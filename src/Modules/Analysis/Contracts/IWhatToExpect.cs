namespace Confrere.Analysis.Contracts;

/// <summary>Implemented above, by whoever keeps the evidence: what trials on this scale found together, for the sponsor's page.</summary>
public interface IWhatToExpect
{
    /// <returns>Null when there is no trial on this scale.</returns>
    Task<ExpectedDifference?> OnScale(string scale);
}
