using System.Text.Json;
using Confrere.Statistics.Linear;

namespace Confrere.App.Verbs.Validate;

/// <summary>The trials of reference/power_sim, simulated there in R and here again: two independent simulations of the same chance.</summary>
internal sealed record PublishedPower(string Name, Proportion Ours, double InR, double ErrorInR)
{
    private const uint FirstScenario = 100;
    private static readonly string[] Names = ["normal", "type1", "dropout15", "type1_coach_icc10_ignored"];

    public double Errors => Ours.ErrorsFrom(InR, ErrorInR);

    /// <param name="file">reference/power_sim/expected.json.</param>
    /// <param name="simulation">Replicates and seed.</param>
    public static IReadOnlyList<PublishedPower> All(string file, Simulation simulation)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. Names.Select((name, i) => Of(name, FirstScenario + (uint)i, document.RootElement.GetProperty(name), simulation))];
    }

    private static PublishedPower Of(string name, uint number, JsonElement expected, Simulation simulation)
    {
        double Number(string property) => expected.GetProperty(property).GetDouble();
        int Count(string property) => expected.GetProperty(property).GetInt32();
        var draw = TrialDraws.OneOutcome(Count("n1"), Count("n2"), Number("r"), Number("dropout_mcar"), Count("n_coaches"), Number("coach_icc"));
        var scenario = new Scenario(number, name, Number("d"), draw, [Scenarios.Ancova("classical", StandardErrors.Classical)]);
        var effect = SimulatedEffect.Of(simulation.Replicate(scenario, scenario.Effect, 1)[0], scenario.Effect);
        return new(name, effect.Rejection, Number("power"), Number("mc_se"));
    }
}
