using System.Text.Json;
using Confrere.Allocation.Domain;

namespace Confrere.Allocation.Features.ExportRecord;

/// <summary>An allocation record as a file of JSON.</summary>
internal static class RecordFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(AllocationRecord record) => JsonSerializer.Serialize(record, Options) + "\n";

    /// <returns>The record, or one sentence that says where the file is not one.</returns>
    public static (AllocationRecord? Record, string? Problem) Read(string text)
    {
        try { return JsonSerializer.Deserialize<AllocationRecord>(text, Options) is { } record ? (record, null) : (null, "The file holds no record."); }
        catch (JsonException failure) { return (null, $"The file is no allocation record: {failure.Message}"); }
    }
}
