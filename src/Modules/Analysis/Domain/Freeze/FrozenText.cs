using System.Globalization;
using CsvHelper;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>The spelling of a frozen dataset: RFC 4180 with quotes only where they are needed.</summary>
internal static class FrozenText
{
    public static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static IEnumerable<string[]> Records(string text)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        while (reader.Read()) yield return reader.Current.ToArray();
    }
}
