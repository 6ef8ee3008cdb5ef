using System.CommandLine;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>The verb `analyze`: no database, no account, two files in and a folder out.</summary>
internal static class AnalyseFileVerb
{
    private const int RefusedExit = 2;

    public static Command Make()
    {
        var data = Needed("--data", "The trial as CSV: a row a participant, a row a visit, or a REDCap export, as the plan says.");
        var plan = Needed("--plan", "The plan as YAML (docs/reference/plan.md).");
        var output = Needed("--out", "The folder for frozen data, results and report; made if it is not there.");
        var pdf = new Option<bool>("--pdf") { Description = "Also print report.pdf, by an installed Chromium." };
        var command = new Command("analyze", "Analyse a trial's file by its plan: report for screen and Word, results, tables, frozen data and a bundle for R.") { data, plan, output, pdf };
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(plan)!, parsed.GetValue(output)!, parsed.GetValue(pdf)));
        return command;
    }

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    private static int Run(string data, string plan, string output, bool isPrinted)
    {
        var result = new AnalyseFile().Run(data, plan, output);
        if (result.IsRefused)
        {
            Console.Error.WriteLine(result.Refusal.Sentence);
            return RefusedExit;
        }
        var results = result.Value;
        Console.WriteLine($"{results.Randomised} participants, {results.Plan.Visits.Count} visits, dataset {results.DataHash[..12]}.");
        foreach (var name in (string[])[AnalyseFile.ReportFile, AnalyseFile.WordFile, AnalyseFile.ResultsFile, AnalyseFile.FrozenFile, AnalyseFile.HashFile, AnalyseFile.BundleFile])
            Console.WriteLine("  " + Path.Combine(output, name));
        if (isPrinted) Console.WriteLine(Chromium.Print(Path.Combine(output, AnalyseFile.ReportFile), Path.Combine(output, "report.pdf")) ?? "  " + Path.Combine(output, "report.pdf"));
        return 0;
    }
}
