using System.Text.Json.Serialization;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>Something known at baseline that the model adjusts for. A category has levels, the first of which is the reference.</summary>
internal sealed record PlannedCovariate(string Code, string Label, string Unit, IReadOnlyList<string>? Levels)
{
    /// <summary>The level of those of whom it is not known: adjusted for as a level of its own, and no subgroup. Null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // A bundle that has nothing to say of it keeps its bytes.
    public string? Unknown { get; init; }

    /// <summary>The round of the draw: its levels are found in the data, and in a model for all visits it enters by visit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRound { get; init; }

    /// <summary>Before anybody knows how many rounds there will be.</summary>
    public static readonly PlannedCovariate Round = new("draw.round", "round of the draw", "", []) { IsRound = true };

    public bool IsCategory => Levels is not null;
}
