using System.Text.Json.Serialization;

namespace Confrere.Protocols.Contracts;

/// <summary>How many are to take part, by which the checks weigh strata and coaches, and who may be invited.</summary>
public sealed record Recruitment(int Planned)
{
    /// <summary>Physicians may ask for an invitation on an open page; otherwise only those on the director's list are invited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // A protocol that does not mention it keeps its hash.
    public bool HasOpenSignUp { get; init; }

    /// <summary>Within how many days of the opening they are to have consented; null when the document does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // Likewise.
    public int? WithinDays { get; init; }
}
