using System.CommandLine;

namespace Confrere.Analysis.Features.ReproduceBundle;

/// <summary>The verb `reproduce`: no database, no account.</summary>
internal static class ReproduceBundleVerb
{
    private const int DiffersExit = 1;
    private const int RefusedExit = 2;

    public static Command Make()
    {
        var bundle = new Argument<string>("bundle") { Description = "The bundle.zip that an analysis wrote." };
        var output = new Option<string?>("--out") { Description = "Where to write results.json as it comes out here, for comparing." };
        var command = new Command("reproduce", "Run a bundle's plan on its frozen data again, and compare results.json byte for byte.") { bundle, output };
        command.SetAction(parsed => Run(parsed.GetValue(bundle)!, parsed.GetValue(output)));
        return command;
    }

    private static int Run(string bundle, string? output)
    {
        var result = new ReproduceBundle().Run(bundle);
        if (result.IsRefused)
        {
            Console.Error.WriteLine(result.Refusal.Sentence);
            return RefusedExit;
        }
        var outcome = result.Value;
        if (output is not null) File.WriteAllText(output, outcome.Results);
        Console.WriteLine(outcome.IsSame
            ? $"The same: {outcome.Numbers} numbers from dataset {outcome.DataHash[..12]}, results.json equal byte for byte."
            : $"Different: {FirstDifference(outcome)}");
        return outcome.IsSame ? 0 : DiffersExit;
    }

    private static string FirstDifference(ReproduceBundle.Outcome outcome)
    {
        var (here, there) = (outcome.Results.Split('\n'), outcome.Stored.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(here.Length, there.Length)).FirstOrDefault(i => here[i] != there[i], Math.Min(here.Length, there.Length));
        return $"results.json differs first in line {line + 1}: the bundle has \"{there.ElementAtOrDefault(line)?.Trim()}\", here it is \"{here.ElementAtOrDefault(line)?.Trim()}\".";
    }
}
