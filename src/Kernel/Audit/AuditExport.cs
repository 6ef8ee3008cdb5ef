using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Confrere.Kernel.Audit;

/// <summary>The whole log of an institution as a file: comma-separated values for a spreadsheet, or a JSON document on each line.</summary>
public static class AuditExport
{
    public const string Csv = "csv";
    public const string JsonLines = "ndjson";

    public static readonly IReadOnlyList<string> Formats = [Csv, JsonLines];

    private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;

    public static string MediaType(string format) => format == Csv ? "text/csv; charset=utf-8" : "application/x-ndjson";

    /// <returns>How many facts were written.</returns>
    public static async Task<int> Write(IAsyncEnumerable<LoggedFact> facts, string format, TextWriter to)
    {
        if (!Formats.Contains(format)) throw new ArgumentException($"The format \"{format}\" is not known.", nameof(format));
        if (format == Csv) await to.WriteLineAsync("sequence,at,actor,action,subject,details,reason,before,after");
        var written = 0;
        await foreach (var fact in facts)
        {
            await to.WriteLineAsync(format == Csv ? CsvLine(fact) : JsonLine(fact));
            written++;
        }
        return written;
    }

    private static string CsvLine(LoggedFact fact) => string.Join(',',
    [
        fact.Sequence.ToString(CultureInfo.InvariantCulture), Pattern.Format(fact.At), .. new[] { fact.Actor, fact.Action, fact.Subject, fact.Details, fact.Reason ?? "", fact.Before ?? "", fact.After ?? "" }.Select(Cell),
    ]);

    // A cell that begins like a formula would be one when a spreadsheet opens the file: an apostrophe makes it text.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }

    private static string JsonLine(LoggedFact fact)
    {
        using var details = JsonDocument.Parse(fact.Details);
        return JsonSerializer.Serialize(
            new { fact.Sequence, at = Pattern.Format(fact.At), fact.Actor, fact.Action, fact.Subject, details = details.RootElement, fact.Reason, fact.Before, fact.After }, JsonSerializerOptions.Web);
    }
}
