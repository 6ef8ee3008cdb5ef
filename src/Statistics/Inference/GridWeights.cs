namespace Confrere.Statistics.Inference;

/// <summary>How least-squares means average over the factors that are not named.</summary>
public enum GridWeights
{
    /// <summary>Every combination counts the same, as in a balanced experiment (the default of R's emmeans).</summary>
    Equal,

    /// <summary>Combinations count by their frequency in the used rows (emmeans' <c>proportional</c>).</summary>
    Proportional,
}
