using System.CommandLine;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>The verb `analyze`: no database, no account, two files in and a folder out.</summary>
internal static class AnalyseFileVerb
{
    private const int RefusedExit = 2;

    public static Command Make()
    {
        var data = Needed("--data", "The trial as CSV, one row per participant.");
        var plan = Needed("--plan", "The plan as YAML (docs/reference/plan.md).");
        var output = Needed("--out", "The folder for frozen data, results and report; made if it is not there.");
        var command = new Command("analyze", "Analyse a trial's file by its plan: frozen data, results.json and report.html.") { data, plan, output };
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(plan)!, parsed.GetValue(output)!));
        return command;
    }

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    private static int Run(string data, string plan, string output)
    {
        var result = new AnalyseFile().Run(data, plan, output);
        if (result.IsRefused)
        {
            Console.Error.WriteLine(result.Refusal.Sentence);
            return RefusedExit;
        }
        var results = result.Value;
        Console.WriteLine($"{results.Randomised} participants, {results.Plan.Visits.Count} visits, dataset {results.DataHash[..12]}.");
        foreach (var name in (string[])[AnalyseFile.ReportFile, AnalyseFile.ResultsFile, AnalyseFile.FrozenFile, AnalyseFile.HashFile])
            Console.WriteLine("  " + Path.Combine(output, name));
        return 0;
    }
}
