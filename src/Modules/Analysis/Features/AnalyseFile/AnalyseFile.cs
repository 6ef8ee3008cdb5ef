using System.Text;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Problems;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report;
using Confrere.Analysis.Report.Bundle;
using Confrere.Analysis.Report.Documents;
using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Takes a trial's file and its plan, and writes the frozen dataset, the results and the report. All of it or nothing.</summary>
internal sealed class AnalyseFile
{
    public const string FrozenFile = "frozen.csv";
    public const string DictionaryFile = "dictionary.csv";
    public const string HashFile = "frozen.sha256";
    public const string ResultsFile = "results.json";
    public const string ReportFile = "report.html";
    public const string WordFile = "report.docx";
    public const string TablesFolder = "tables";
    public const string BundleFile = "bundle.zip";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Result<TrialResults> Run(string data, string plan, string output)
    {
        var (filePlan, planProblems) = Read(plan, (text, problems) => new FilePlanReader(problems).Read(text.ReadToEnd()));
        if (filePlan is null) return new FilesCannotBeAnalysed(planProblems);
        var (frozen, dataProblems) = Read(data, (text, problems) => new TrialFileReader(filePlan, problems).Read(text));
        if (frozen is null) return new FilesCannotBeAnalysed(dataProblems);
        // Read back, so that what is analysed is what was frozen.
        frozen = FrozenDataset.Read(frozen.Text, frozen.Dictionary, frozen.Hash);
        var results = TrialAnalysis.Run(filePlan.Plan, frozen, TrialTable.ArmsIn(frozen));
        return Write(output, frozen, results) is { } refusal ? refusal : results;
    }

    private static (T? Value, IReadOnlyList<InputProblem> Problems) Read<T>(string path, Func<TextReader, InputProblems, T?> read) where T : class
    {
        var problems = new InputProblems(Path.GetFileName(path));
        try
        {
            using (var bytes = File.OpenRead(path))
                if (Encodings.Trouble(bytes) is var (line, sentence)) problems.Line(line, sentence);
            if (problems.Any) return (null, problems.All);
            using var text = new StreamReader(path, Utf8);
            return (read(text, problems), problems.All);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.File($"The file cannot be read: {e.Message}");
            return (null, problems.All);
        }
    }

    private static Refusal? Write(string output, FrozenDataset frozen, TrialResults results)
    {
        (string Name, string Text)[] files =
        [
            (FrozenFile, frozen.Text), (DictionaryFile, frozen.Dictionary),
            (HashFile, $"{frozen.Hash}  {FrozenFile}\n{frozen.DictionaryHash}  {DictionaryFile}\n"),
            (ResultsFile, ResultsJson.Of(results)), (ReportFile, TrialReport.Of(results)),
        ];
        try
        {
            Directory.CreateDirectory(output);
            foreach (var (name, text) in files) File.WriteAllText(Path.Combine(output, name), text, Utf8);
            var tables = Directory.CreateDirectory(Path.Combine(output, TablesFolder)).FullName;
            File.WriteAllBytes(Path.Combine(output, WordFile), TrialReport.Word(results));
            foreach (var (name, text) in CsvTables.Of(TrialReport.Sections(results))) File.WriteAllText(Path.Combine(tables, name), text, Utf8);
            File.WriteAllBytes(Path.Combine(output, BundleFile), RBundle.Of(results, frozen, TrialTable.ArmsIn(frozen), null));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FolderCannotBeWritten(output, e.Message);
        }
    }
}
