using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confrere.Analysis.Report;

/// <summary>
/// Ten significant digits: far more than any estimate has meaning, and few enough that two processors whose arithmetic differs in the last bits write
/// the same bytes.
/// </summary>
internal sealed class TenDigits : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(double.Parse(value.ToString("G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
