using System.CommandLine;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.ExchangeInstruments;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Surveys.Features.ExchangeAnswers;

/// <summary>instrument score and answers convert, on files; answers export, from the database.</summary>
internal static class AnswerVerbs
{
    private static readonly string[] Formats = ["csv", "scores", "parquet", "fhir"];

    public static Command Score(Func<InstrumentCatalogue> catalogue) =>
        OfFile("score", "Score a file of answers: a row for every participant, visit and scale, with its unit.", catalogue, null);

    public static Command Answers(Func<InstrumentCatalogue> catalogue, VerbHost host)
    {
        var format = Format();
        return new("answers", "Convert and export answers.")
        {
            OfFile("convert", "Convert a file of answers to the long table (csv, parquet), to scores or to FHIR QuestionnaireResponses.", catalogue, format),
            Export(host),
        };
    }

    private static Option<string> Format() =>
        new Option<string>("--as") { Required = true, Description = "csv (long table), parquet (the same), scores, or fhir (Bundle of QuestionnaireResponses)." }.AcceptOnlyFromAmong(Formats);

    private static Command OfFile(string name, string description, Func<InstrumentCatalogue> catalogue, Option<string>? format)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The answers, as CSV or FHIR JSON in UTF-8." };
        var which = new Option<string[]>("--instrument") { Required = true, Description = "A code or a YAML document; give it again for each instrument.", AllowMultipleArgumentsPerToken = true };
        var shape = new Option<string>("--shape") { DefaultValueFactory = _ => "wide", Description = "wide, long, redcap (raw values, with events and repeats) or fhir (a QuestionnaireResponse or a Bundle of them)." }.AcceptOnlyFromAmong([.. AnswerFile.Shapes]);
        var names = new Option<FileInfo?>("--names") { Description = "What the site calls our items: a CSV of the columns item and name." };
        var place = new Option<FileInfo>("--out") { Required = true, Description = "The file to write." };
        var dictionary = new Option<FileInfo?>("--dictionary") { Description = "Also write the data dictionary here, as CSV." };
        var verb = new Command(name, description) { file, which, shape, names, place, dictionary };
        if (format is not null) verb.Add(format);
        verb.SetAction((parsed, cancellation) => Say.Run(parsed, async (output, error) =>
        {
            var refusals = new List<string>();
            var files = new InstrumentFiles(catalogue());
            var instruments = parsed.GetRequiredValue(which).Distinct().Select(one => files.Open(one, refusals)).OfType<Instrument>().ToList();
            if (instruments.GroupBy(instrument => instrument.Code).FirstOrDefault(group => group.Count() > 1) is { } twice) refusals.Add($"The instrument \"{twice.Key}\" is given twice.");
            if (!parsed.GetRequiredValue(file).Exists) refusals.Add($"There is no file {parsed.GetRequiredValue(file).Name}.");
            var renamed = Say.Names(parsed.GetValue(names), [.. instruments.SelectMany(instrument => instrument.Items.Keys)], refusals);
            if (refusals.Count > 0) return Say.No(error, refusals);
            var problems = new FileProblems(parsed.GetRequiredValue(file).Name);
            var answers = new AnswerFile(instruments, renamed, problems);
            await using var input = parsed.GetRequiredValue(file).OpenRead();
            var written = 0L;
            var isWritten = await WholeFile.Write(parsed.GetRequiredValue(place).FullName, async stream =>
            {
                written = await AnswerOutput.Write(answers.Read(input, parsed.GetRequiredValue(shape)), format is null ? "scores" : parsed.GetRequiredValue(format), stream);
                return !problems.Any;
            });
            if (!isWritten) return Say.No(error, problems);
            if (parsed.GetValue(dictionary) is { } explained) await AnswerOutput.WriteDictionary(instruments, explained);
            output.WriteLine(answers.Count);
            output.WriteLine($"{written} rows written to {parsed.GetRequiredValue(place).Name}.");
            return Say.Sound;
        }));
        return verb;
    }

    private static Command Export(VerbHost host)
    {
        var institution = new Option<Guid>("--institution") { Required = true, Description = "The identifier that `institution create` printed." };
        var programme = new Option<Guid>("--programme") { Required = true, Description = "The identifier that `programme create` printed." };
        var (format, place) = (Format(), new Option<FileInfo>("--out") { Required = true, Description = "The file to write." });
        var dictionary = new Option<FileInfo?>("--dictionary") { Description = "Also write the data dictionary here, as CSV." };
        var export = new Command("export", "Export the answers of a programme under participant codes. It leaves a fact in the audit log.") { institution, programme, format, place, dictionary };
        export.SetAction((parsed, cancellation) => Say.Run(parsed, (output, _) => host.Run(async services =>
        {
            services.GetRequiredService<Tenancy>().Enter(new InstitutionId(parsed.GetRequiredValue(institution)));
            var exported = await services.GetRequiredService<ExportAnswers>().Handle(
                new ProgrammeId(parsed.GetRequiredValue(programme)), parsed.GetRequiredValue(format), parsed.GetRequiredValue(place), parsed.GetValue(dictionary));
            output.WriteLine($"{exported.Sheets} submitted surveys; {exported.Rows} rows written to {parsed.GetRequiredValue(place).Name}.");
            return Say.Sound;
        })));
        return export;
    }
}
