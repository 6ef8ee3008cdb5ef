using System.Globalization;
using System.Text.Json;
using Confrere.Statistics.Data;

namespace Confrere.Statistics.Tests;

/// <summary>Reads the cases under <c>reference/</c>: expected values and data. Missing is NaN, "Infinity" is a number.</summary>
internal static class Reference
{
    public static string Root { get; } = Path.Combine(Repository.Root, "reference");

    public static JsonElement Expected(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, name, "expected.json"))).RootElement;

    /// <summary>Columns of a data file: numeric when every value that is present is a number, else a factor.</summary>
    public static Frame Data(string name, string file = "data.csv")
    {
        var lines = File.ReadAllLines(Path.Combine(Root, name, file)).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        var rows = lines[1..];
        return Frame.FromColumns([.. lines[0].Select((header, j) => ColumnOf(header.Trim('"'), [.. rows.Select(r => r[j].Trim('"'))]))]);
    }

    /// <summary>Follows property names down from an element.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) element = element.GetProperty(name);
        return element;
    }

    public static double Number(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Array => element[0].Number(),
        _ => element.GetString() switch
        {
            "Infinity" or "Inf" => double.PositiveInfinity,
            "-Infinity" or "-Inf" => double.NegativeInfinity,
            "NaN" => double.NaN,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        },
    };

    public static double[] Numbers(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().Select(Number)],
        JsonValueKind.Object => [.. element.EnumerateObject().Select(p => p.Value.Number())],
        _ => [element.Number()],
    };

    public static IReadOnlyDictionary<string, double> Named(this JsonElement element) =>
        element.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Number());

    /// <summary>The rows of a matrix {rows, cols, data}; rows and cols are the names.</summary>
    public static double[][] Rows(this JsonElement element) => [.. element.GetProperty("data").EnumerateArray().Select(Numbers)];

    private static Column ColumnOf(string name, string[] values) =>
        values.All(v => v == "NA" || double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? new NumericColumn(name, values.Select(v => v == "NA" ? double.NaN : double.Parse(v, CultureInfo.InvariantCulture)))
            : new FactorColumn(name, values.Select(v => v == "NA" ? null : v));
}
