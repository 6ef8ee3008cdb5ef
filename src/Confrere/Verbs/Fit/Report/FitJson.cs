using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Confrere.App.Verbs.Fit.Document;
using Confrere.App.Verbs.Fit.Fitting;
using Confrere.App.Verbs.Fit.Table;
using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Fit.Report;

/// <summary>The result with every digit: docs/reference/fit.schema.json. The file appears whole or not at all.</summary>
internal static class FitJson
{
    public const string Format = "confrere-fit/1";

    public static void Write(string path, ModelDocument document, DataTable table, FittedModel fitted, Questions answers)
    {
        var beside = path + ".part";
        try
        {
            using (var stream = File.Create(beside))
            using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
                new FitJsonSections(json).Write(document, table, fitted, answers);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            throw new RefusedInputException([new(path, null, "--json", $"It cannot be written: {unwritten.Message}", "Name a file in a folder that exists.")]);
        }
    }

    public static string Version { get; } = typeof(FitJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>A number with all digits; the text "Infinity" or "-Infinity"; null where there is none.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.NumberValue(value);
    }

    public static void NumberValue(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else if (double.IsNaN(value)) json.WriteNullValue();
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public static void Each<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts) => json.Each(name, texts, json.WriteStringValue);

    public static void Matrix(this Utf8JsonWriter json, NamedMatrix matrix)
    {
        json.Texts("rows", matrix.RowNames);
        json.Texts("columns", matrix.ColumnNames);
        json.Each("values", matrix.ToRows(), row =>
        {
            json.WriteStartArray();
            foreach (var value in row) json.NumberValue(value);
            json.WriteEndArray();
        });
    }
}
