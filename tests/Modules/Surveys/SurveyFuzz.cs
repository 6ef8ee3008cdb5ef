using System.Diagnostics;
using System.Text;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.ExchangeInstruments;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>
/// Throws mutated files at every importer and at the scorer: whatever comes, it ends soon with an object that keeps its promises or with
/// sentences. Mutations of the corpus, not guided by coverage. tests/fuzz runs it for ten minutes.
/// </summary>
internal static class SurveyFuzz
{
    private static readonly InstrumentCatalogue Shipped = InstrumentCatalogue.Shipped();
    private static readonly Instrument[] Instruments = [Shipped["phq2"], Shipped["svs"]];
    private static readonly Dictionary<string, string> OwnNames = [];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<string> Targets = ["yaml", "fhir", "redcap", "wide", "long", "redcap-answers", "fhir-answers", "names"];

    /// <returns>Null, or what went wrong.</returns>
    public static string? Try(string target, byte[] input)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var broken = Run(target, input);
            return broken ?? (watch.Elapsed > Soon ? $"It took {watch.Elapsed.TotalSeconds:0.0} s." : null);
        }
        catch (Exception failure) { return failure.ToString(); }
    }

    private static string? Run(string target, byte[] input)
    {
        var problems = new FileProblems("fuzz");
        switch (target)
        {
            case "yaml":
                return Text(input) is { } yaml && InstrumentDocument.Read(yaml).Instrument is { } read ? Sound(read) : null;
            case "fhir" or "redcap":
                var worded = InstrumentFiles.Import(new MemoryStream(input), target, target == "fhir" ? null : Instruments[0], OwnNames, "1", "L", problems);
                return worded is null ? Sentences(problems, "Nothing came and nothing was said.") : Sound(worded);
            case "names":
                NameList.Read(new MemoryStream(input), [.. Instruments[0].Items.Keys], problems);
                return Sentences(problems, null);
            default:
                return Answers(target, input, problems);
        }
    }

    private static string? Answers(string target, byte[] input, FileProblems problems)
    {
        var file = new AnswerFile(Instruments, OwnNames, problems);
        var sheets = file.Read(new MemoryStream(input), target.Replace("-answers", "", StringComparison.Ordinal)).ToList();
        if (problems.Any) return Sentences(problems, null);
        if (sheets.Count + file.Count.RowsOfOthers > file.Count.Rows) return "More sheets than rows.";
        foreach (var score in sheets.SelectMany(sheet => Instruments.SelectMany(instrument => Scorer.Score(instrument, sheet.Answers))))
            if (score.Value is { } value && !(value >= score.Scale.Lowest && value <= score.Scale.Highest)) return $"{score.Scale.Code} = {value}.";
        // Responses come one for each instrument; the long table joins them, so that it is no mirror of them.
        if (target == "fhir-answers") return null;
        var written = new StringWriter();
        AnswerTable.WriteLong(sheets, written);
        var back = new AnswerFile(Instruments, OwnNames, problems);
        var again = back.Read(new MemoryStream(Encoding.UTF8.GetBytes(written.ToString())), "long").ToList();
        if (problems.Any) return $"What was written is not read: {problems.Kept[0]}";
        return again.Count == sheets.Count && back.Count.Answered == file.Count.Answered && again.Zip(sheets).All(pair => pair.First.Participant == pair.Second.Participant)
            ? null : "What was written came back differently.";
    }

    private static string? Sound(Instrument instrument)
    {
        if (InstrumentDocument.Read(InstrumentText.Of(instrument)) is not { Instrument: { } again } reading) return $"It is sound and its own text is not: {string.Join(' ', InstrumentDocument.Read(InstrumentText.Of(instrument)).Problems)}";
        if (again.Version != instrument.Version) return "Its own text has another version.";
        var answers = instrument.Items.Values.ToDictionary(item => item.Code, item => (int?)item.Highest);
        return Scorer.Score(instrument, answers).All(score => score.Value is { } value && double.IsFinite(value)) ? null : "A scale has no finite score.";
    }

    private static string? Sentences(FileProblems problems, string? ifNone)
    {
        if (!problems.Any) return ifNone;
        return problems.Kept.Any(problem => problem.ToString().Any(char.IsControl)) ? $"A sentence holds a control character: {problems.Kept[0]}" : null;
    }

    private static string? Text(byte[] input) => TextFile.Read(new MemoryStream(input), 1_000_000, new FileProblems("fuzz"));
}
