using System.CommandLine;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;

namespace Confrere.Surveys.Features.ExchangeInstruments;

/// <summary>instrument list, check, export, import: on files, without a database.</summary>
internal static class InstrumentVerbs
{
    public static Command Build(Func<InstrumentCatalogue> catalogue, Command score) =>
        new("instrument", "List, check, export and import instruments, and score answers by them.") { List(catalogue), Check(), Export(catalogue), Import(catalogue), score };

    private static Command List(Func<InstrumentCatalogue> catalogue)
    {
        var list = new Command("list", "The installed instruments, their versions and whose wording they ask with.");
        list.SetAction(parsed => Say.Run(parsed, (output, _) =>
        {
            foreach (var instrument in catalogue().All)
                output.WriteLine($"{instrument.Version,-32} {instrument.Wording switch { Wording.StandIn => "stand-in wording", Wording.Licensed => "licensed wording", _ => "our own" },-17} {instrument.Title}");
            return 0;
        }));
        return list;
    }

    private static Command Check()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Instruments, as YAML documents.", Arity = ArgumentArity.OneOrMore };
        var check = new Command("check", "List everything that is wrong with each FILE, with line, field and remedy.") { files };
        check.SetAction(parsed => Say.Run(parsed, (output, error) => parsed.GetRequiredValue(files).Max(file => CheckOne(file, output, error))));
        return check;
    }

    private static int CheckOne(FileInfo file, TextWriter output, TextWriter error)
    {
        var refusals = new List<string>();
        if (new InstrumentFiles(new([])).Open(file.FullName, refusals) is not { } instrument) return Say.No(error, refusals);
        output.WriteLine($"{file.Name}: {instrument.Version} is sound: {instrument.Items.Count} items, {instrument.Scales.Count} scales.");
        foreach (var scale in instrument.Scales) output.WriteLine($"  {scale.Code}: {scale.RuleInWords()} {scale.Unit}, {(scale.LowerIsBetter ? "lower" : "higher")} is better.");
        foreach (var fact in instrument.FromMemory) output.WriteLine($"  From memory, not from a source: {fact}");
        return Say.Sound;
    }

    private static Command Export(Func<InstrumentCatalogue> catalogue)
    {
        var which = new Argument<string>("INSTRUMENT") { Description = "The code of an installed instrument, or a YAML document." };
        var format = new Option<string>("--as") { Required = true, Description = "fhir (R4 Questionnaire), redcap (data dictionary) or yaml." }.AcceptOnlyFromAmong("fhir", "redcap", "yaml");
        var place = new Option<FileInfo>("--out") { Required = true, Description = "The file to write." };
        var export = new Command("export", "Write INSTRUMENT as a FHIR R4 Questionnaire, a REDCap data dictionary or our document.") { which, format, place };
        export.SetAction((parsed, cancellation) => Say.Run(parsed, async (output, error) =>
        {
            var refusals = new List<string>();
            if (new InstrumentFiles(catalogue()).Open(parsed.GetRequiredValue(which), refusals) is not { } instrument) return Say.No(error, refusals);
            await Store(parsed.GetRequiredValue(place), InstrumentFiles.Written(instrument, parsed.GetRequiredValue(format)));
            output.WriteLine($"{instrument.Version}: {instrument.Items.Count} items written to {parsed.GetRequiredValue(place).Name}.");
            return Say.Sound;
        }));
        return export;
    }

    private static Command Import(Func<InstrumentCatalogue> catalogue)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The site's wording." };
        var format = new Option<string>("--as") { Required = true, Description = "fhir (R4 Questionnaire) or redcap (data dictionary)." }.AcceptOnlyFromAmong("fhir", "redcap");
        var into = new Option<string?>("--into") { Description = "The instrument whose structure and scoring stay: a code or a YAML document." };
        var names = new Option<FileInfo?>("--names") { Description = "What the site calls our items: a CSV of the columns item and name." };
        var edition = new Option<string>("--edition") { Required = true, Description = "The edition of the new document, like 2026-03." };
        var licence = new Option<string>("--licence") { Required = true, Description = "Under which terms the wording is used." };
        var place = new Option<FileInfo>("--out") { Required = true, Description = "The YAML document to write, in the folder that CONFRERE_INSTRUMENTS names." };
        var import = new Command("import", "Put the licensed wording of FILE into an instrument.") { file, format, into, names, edition, licence, place };
        import.SetAction((parsed, cancellation) => Say.Run(parsed, async (output, error) =>
        {
            var refusals = new List<string>();
            var structure = parsed.GetValue(into) is { } name ? new InstrumentFiles(catalogue()).Open(name, refusals) : null;
            if (structure is null && parsed.GetRequiredValue(format) == "redcap" && refusals.Count == 0) refusals.Add("A data dictionary says nothing of scoring. Name the instrument whose wording it is with --into.");
            if (!parsed.GetRequiredValue(file).Exists) refusals.Add($"There is no file {parsed.GetRequiredValue(file).Name}.");
            var renamed = structure is null ? new Dictionary<string, string>() : Say.Names(parsed.GetValue(names), [.. structure.Items.Keys], refusals);
            if (refusals.Count > 0) return Say.No(error, refusals);
            var problems = new FileProblems(parsed.GetRequiredValue(file).Name);
            await using var stream = parsed.GetRequiredValue(file).OpenRead();
            var worded = InstrumentFiles.Import(stream, parsed.GetRequiredValue(format), structure, renamed, parsed.GetRequiredValue(edition), parsed.GetRequiredValue(licence), problems);
            if (worded is null) return Say.No(error, problems);
            await Store(parsed.GetRequiredValue(place), InstrumentText.Of(worded));
            output.WriteLine($"{worded.Version}: licensed wording of {worded.Items.Count} items written to {parsed.GetRequiredValue(place).Name}.");
            return Say.Sound;
        }));
        return import;
    }

    private static Task Store(FileInfo place, string text) => WholeFile.Write(place.FullName, async output =>
    {
        await using var writer = new StreamWriter(output);
        await writer.WriteAsync(text);
        return true;
    });
}
