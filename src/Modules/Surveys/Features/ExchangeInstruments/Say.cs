using System.CommandLine;
using Confrere.Surveys.Domain.Exchange;

namespace Confrere.Surveys.Features.ExchangeInstruments;

/// <summary>How the verbs of this module answer: 0 and a line, or 1 and every sentence on the error output.</summary>
internal static class Say
{
    public const int Sound = 0;
    public const int HasProblems = 1;

    public static int Run(ParseResult parsed, Func<TextWriter, TextWriter, int> verb) => verb(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    public static async Task<int> Run(ParseResult parsed, Func<TextWriter, TextWriter, Task<int>> verb)
    {
        var error = parsed.InvocationConfiguration.Error;
        try { return await verb(parsed.InvocationConfiguration.Output, error); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"Nothing was written: {failure.Message}");
            return HasProblems;
        }
    }

    public static int No(TextWriter error, FileProblems problems) =>
        No(error, [.. problems.Kept.Select(problem => problem.ToString()), .. problems.NotShown > 0 ? [$"{problems.NotShown} more like these."] : (string[])[]]);

    public static int No(TextWriter error, IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences) error.WriteLine(sentence);
        return HasProblems;
    }

    public static IReadOnlyDictionary<string, string> Names(FileInfo? file, IReadOnlyCollection<string> items, List<string> refusals)
    {
        if (file is null) return new Dictionary<string, string>();
        if (!file.Exists)
        {
            refusals.Add($"There is no file {file.Name}.");
            return new Dictionary<string, string>();
        }
        var problems = new FileProblems(file.Name);
        using var stream = file.OpenRead();
        var names = NameList.Read(stream, items, problems);
        refusals.AddRange(problems.Kept.Select(problem => problem.ToString()));
        return names;
    }
}
