namespace Confrere.Planning.Contracts;

/// <summary>Makes trials with a known truth: for the demonstration, for power, and for load tests.</summary>
public interface ISimulatedTrials
{
    /// <summary>The same truth and seed give the same trial for ever.</summary>
    SimulatedTrial Simulate(TrialTruth truth, ulong seed);
}
