using System.Text.Json.Serialization;

namespace Confrere.Protocols.Contracts;

/// <summary>What is read before signing. IsSample marks the wording that Confrere ships; real enrolment is refused while it stands.</summary>
public sealed record ConsentText(string Version, bool IsSample, IReadOnlyList<ConsentSection> Sections, string Statement)
{
    /// <summary>Who leaves may have what was collected about them deleted; otherwise it stays under its code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // A text that does not mention it keeps its hash.
    public bool AllowsDeletion { get; init; }
}
