namespace Confrere.Statistics.Inference;

/// <summary>Akaike's and the Bayesian information criterion with the convention that was used to count.</summary>
/// <param name="LogLikelihood">The maximised (restricted) log-likelihood.</param>
/// <param name="Parameters">Number of parameters counted.</param>
/// <param name="Units">Sample size in the penalty of the Bayesian criterion.</param>
/// <param name="Convention">What was counted, in words.</param>
public sealed record InformationCriteria(double LogLikelihood, int Parameters, double Units, string Convention)
{
    /// <summary>-2 log-likelihood + 2 parameters.</summary>
    public double Akaike => -2 * LogLikelihood + 2 * Parameters;

    /// <summary>-2 log-likelihood + parameters log(units).</summary>
    public double Bayesian => -2 * LogLikelihood + Parameters * Math.Log(Units);
}
