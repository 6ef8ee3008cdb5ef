using System.Text.Json;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Opens a file as JSON. What is none, too long or too deep is told as a sentence.</summary>
internal static class JsonFile
{
    // Deeper than any questionnaire; a hostile one would go on until the stack ends.
    public const int Deepest = 64;

    public const string NotJson = "It is not JSON from here on, or its parts lie too deep in one another.";

    /// <returns>Null when the problem is noted.</returns>
    public static JsonDocument? Open(Stream stream, int mostBytes, FileProblems problems)
    {
        if (TextFile.Read(stream, mostBytes, problems) is not { } text) return null;
        try { return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest }); }
        catch (JsonException failure)
        {
            problems.Note((failure.LineNumber ?? 0) + 1, NotJson);
            return null;
        }
    }
}
