using System.CommandLine;
using Confrere.Analysis.Report;
using Confrere.Planning.Domain.Simulation;

namespace Confrere.App.Verbs.Validate.IndexTrial;

/// <summary>`validate published-trial`: the published trial through a programme's own pipeline, many times; needs no database.</summary>
internal static class PublishedTrialVerb
{
    public const ulong DefaultSeed = 20240415;
    private const int DefaultTrials = 2000, FewestTrials = 100, OffExit = 1, RefusedExit = 2;

    public static Command Create()
    {
        var trials = new Option<int>("--trials") { Description = "How many trials are simulated.", DefaultValueFactory = _ => DefaultTrials };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all streams.", DefaultValueFactory = _ => DefaultSeed };
        var protocol = new Option<string>("--protocol") { Description = "The protocol whose plan is carried out.", DefaultValueFactory = _ => "samples/protocols/peer-coaching-6x3.yaml" };
        var page = new Option<string>("--out") { Description = "The page to write.", DefaultValueFactory = _ => "docs/validation/published-trial.md" };
        var report = new Option<string?>("--report") { Description = "Also write the report of the first trial, with its whole plan, to this file." };
        var verb = new Command("published-trial", "Simulate the published trial, take each through freeze, plan and estimate, and say how often its differences are covered.") { trials, seed, protocol, page, report };
        verb.SetAction(parsed => Run(parsed.GetValue(trials), parsed.GetValue(seed), parsed.GetValue(protocol)!, parsed.GetValue(page)!, parsed.GetValue(report)));
        return verb;
    }

    private static int Run(int trials, ulong seed, string protocol, string page, string? report)
    {
        if (trials < FewestTrials || !File.Exists(protocol))
        {
            Console.Error.WriteLine(trials < FewestTrials
                ? $"--trials is {trials}; with fewer than {FewestTrials} no coverage can be told from its nominal value."
                : $"--protocol names {protocol}, which does not exist; run the verb in the repository's folder or name the file.");
            return RefusedExit;
        }
        var trial = new PublishedTrial(File.ReadAllText(protocol), new TrialSimulator());
        var checks = PublishedCheck.Of(trial, PublishedCheck.Draw(trial, seed, trials));
        File.WriteAllText(page, PublishedPage.Write(seed, trials, checks, trial.Run(seed, 0, trial.MainPlan)));
        Console.WriteLine($"Wrote {page}.");
        if (report is not null) File.WriteAllText(report, TrialReport.Of(trial.Run(seed, 0, trial.FullPlan)));
        return checks.All(check => Math.Abs(check.BiasInErrors) < ValidationPage.Notable && Math.Abs(check.Coverage.ErrorsFrom(trial.FullPlan.Level)) < ValidationPage.Notable) ? 0 : OffExit;
    }
}
