using System.Text.Json.Serialization;

namespace Confrere.Protocols.Contracts;

/// <summary>What will be computed, fixed before anyone sees an arm.</summary>
/// <param name="Estimand">The primary estimand in a sentence; its parts are in <see cref="Protocol.Estimands"/>.</param>
/// <param name="Method">The model's name, one of <see cref="Methods"/>.</param>
/// <param name="Treatment">The arm whose effect is estimated; the difference is treatment minus control. Empty in a plan that compares no arms.</param>
/// <param name="ConfidenceLevel">Like 0.95.</param>
public sealed record AnalysisPlan(
    string Estimand, string AnalysisSet, string Method, ArmCode Treatment, ArmCode Control, string PrimaryVisit,
    IReadOnlyList<string> Covariates, double ConfidenceLevel)
{
    public const string AncovaHc3 = "ancova-hc3";
    public const string Mmrm = "mmrm";
    public const string PartiallyNested = "partially-nested";

    /// <summary>The change from before to after in everybody: no arm is compared, so time and coaching cannot be told apart.</summary>
    public const string PairedChange = "paired-change";

    public static readonly IReadOnlyList<string> Methods = [AncovaHc3, Mmrm, PartiallyNested, PairedChange];

    public static readonly IReadOnlyList<string> DegreesOfFreedomMethods = ["kenward-roger", "kenward-roger-linear", "satterthwaite", "between-within"];

    public static readonly IReadOnlyList<string> Covariances =
    [
        "unstructured", "compound-symmetry", "heterogeneous-compound-symmetry", "autoregressive", "heterogeneous-autoregressive", "toeplitz", "heterogeneous-toeplitz", "antedependence", "heterogeneous-antedependence",
    ];

    public bool ComparesArms => Method != PairedChange;

    /// <summary>Contrasts beside the primary one.</summary>
    public IReadOnlyList<ArmContrast> FurtherContrasts { get; init; } = [];

    /// <summary>"holm", "in-order" (each tested only if the one before it was significant) or "none"; null when there is one contrast.</summary>
    public string? Multiplicity { get; init; }

    /// <summary>Analyses beside the primary one that show how far it leans on its assumptions, each in a sentence.</summary>
    public IReadOnlyList<string> Sensitivity { get; init; } = [];

    /// <summary>Of the model of all visits; null for Kenward and Roger's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // A document that does not say keeps its hash.
    public string? DegreesOfFreedom { get; init; }

    /// <summary>How scores of a participant hang together over visits, in the model of all visits; null for unstructured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Covariance { get; init; }

    /// <summary>What is tried in this order if that cannot be fitted; null for the house's order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Fallback { get; init; }

    /// <summary>Null: everything that the house can do, with its own figures.</summary>
    public FurtherAnalyses? Further { get; init; }

    /// <summary>What a published trial found, to be shown beside this one's results.</summary>
    public IReadOnlyList<PublishedResult> Published { get; init; } = [];
}
