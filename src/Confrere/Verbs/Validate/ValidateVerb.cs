using System.CommandLine;
using System.Diagnostics;

namespace Confrere.App.Verbs.Validate;

/// <summary>`validate`: simulates every estimator and writes the validation page; needs no database.</summary>
internal static class ValidateVerb
{
    public const ulong DefaultSeed = 20260;
    private const int DefaultReplicates = 10_000, FewestReplicates = 100;

    public static Command Create()
    {
        var replicates = new Option<int>("--replicates") { Description = "Simulated trials for each design and effect.", DefaultValueFactory = _ => DefaultReplicates };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all streams.", DefaultValueFactory = _ => DefaultSeed };
        var page = new Option<string>("--out") { Description = "The page to write.", DefaultValueFactory = _ => "docs/validation/statistics.md" };
        var reference = new Option<string>("--reference") { Description = "Simulation in R to compare with.", DefaultValueFactory = _ => "reference/power_sim/expected.json" };
        var verb = new Command("validate", "Simulate bias, coverage and type I error of every estimator and write the validation page.") { replicates, seed, page, reference, IndexTrial.PublishedTrialVerb.Create() };
        verb.SetAction(parsed => Validate(parsed.GetValue(replicates), parsed.GetValue(seed), parsed.GetValue(page)!, parsed.GetValue(reference)!));
        return verb;
    }

    private static int Validate(int replicates, ulong seed, string page, string reference)
    {
        if (Problem(replicates, reference) is { } problem)
        {
            Console.Error.WriteLine(problem);
            return 2;
        }
        var simulation = new Simulation(seed, replicates);
        var methods = new List<SimulatedMethod>();
        foreach (var scenario in Scenarios.All)
        {
            var started = Stopwatch.GetTimestamp();
            methods.AddRange(simulation.Run(scenario));
            Console.WriteLine(FormattableString.Invariant($"{scenario.Design}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
        }
        var powers = PublishedPower.All(reference, simulation);
        if (Path.GetDirectoryName(Path.GetFullPath(page)) is { } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(page, ValidationPage.Write(seed, replicates, methods, powers));
        Console.WriteLine($"Wrote {page}.");
        return powers.All(p => Math.Abs(p.Errors) < ValidationPage.Notable) ? 0 : 1;
    }

    private static string? Problem(int replicates, string reference) =>
        replicates < FewestReplicates ? $"--replicates is {replicates}; with fewer than {FewestReplicates} no share can be told from its nominal value."
        : !File.Exists(reference) ? $"--reference names {reference}, which does not exist; run the verb in the repository's folder or name the file."
        : null;
}
