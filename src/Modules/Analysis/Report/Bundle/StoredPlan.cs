using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Report.Bundle;

/// <summary>A plan as the bundle has it: all that decides what is computed, and the hash of the text that was locked.</summary>
internal static class StoredPlan
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true,
    };

    public static string TextOf(TrialPlan plan) => JsonSerializer.Serialize(plan, Options) + "\n";

    /// <exception cref="JsonException">The text is not a stored plan.</exception>
    public static TrialPlan Read(string text) => JsonSerializer.Deserialize<TrialPlan>(text, Options) ?? throw new JsonException("The plan is empty.");
}
