using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;
using Confrere.Statistics.Random;

namespace Confrere.App.Verbs.Validate;

/// <summary>
/// Runs scenarios on all cores. Every replicate has a stream of its own (seed; scenario, effect, replicate), and results are read in
/// the order of replicates, so the numbers do not depend on the number of cores.
/// </summary>
internal sealed class Simulation(ulong seed, int replicates)
{
    public IReadOnlyList<SimulatedMethod> Run(Scenario scenario)
    {
        var with = Replicate(scenario, scenario.Effect, 1);
        var without = Replicate(scenario, 0, 0);
        return [.. scenario.Methods.Select((method, m) => new SimulatedMethod(scenario, method,
            SimulatedEffect.Of(with[m], scenario.Effect), SimulatedEffect.Of(without[m], 0)))];
    }

    /// <summary>The estimates of every method at one true effect.</summary>
    /// <param name="scenario">What is drawn and analysed.</param>
    /// <param name="effect">The true difference.</param>
    /// <param name="path">Second part of the stream's path.</param>
    public Estimate?[][] Replicate(Scenario scenario, double effect, uint path)
    {
        var estimates = scenario.Methods.Select(_ => new Estimate?[replicates]).ToArray();
        Parallel.For(0, replicates, replicate =>
        {
            var frame = scenario.Draw(new Philox(seed, scenario.Number, path, (uint)replicate), effect);
            for (var m = 0; m < estimates.Length; m++) estimates[m][replicate] = Analyse(scenario.Methods[m], frame);
        });
        return estimates;
    }

    // Data that a model refuses count as a fit that failed; they are reported and not replaced by other data.
    private static Estimate? Analyse(Method method, Statistics.Data.Frame frame)
    {
        try
        {
            return method.Analyse(frame);
        }
        catch (DataProblemsException)
        {
            return null;
        }
    }
}
