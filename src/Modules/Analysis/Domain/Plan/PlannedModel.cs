using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.Analysis.Domain.Plan;

/// <summary>The mixed model for repeated measures: covariance, what is tried when it fails, and where degrees of freedom come from.</summary>
internal sealed record PlannedModel(
    CovarianceStructure Covariance, IReadOnlyList<CovarianceStructure> Fallback, bool CovarianceByArm, DegreesOfFreedomMethod DegreesOfFreedom)
{
    public static readonly PlannedModel Usual = new(CovarianceStructure.Unstructured,
        [CovarianceStructure.HeterogeneousToeplitz, CovarianceStructure.HeterogeneousCompoundSymmetry, CovarianceStructure.CompoundSymmetry], false, DegreesOfFreedomMethod.KenwardRoger);

    public static readonly IReadOnlyDictionary<string, CovarianceStructure> Structures =
        Enum.GetValues<CovarianceStructure>().ToDictionary(structure => Hyphenated(structure.ToString()));

    public static readonly IReadOnlyDictionary<string, DegreesOfFreedomMethod> Methods = new[]
    {
        DegreesOfFreedomMethod.KenwardRoger, DegreesOfFreedomMethod.KenwardRogerLinear, DegreesOfFreedomMethod.Satterthwaite, DegreesOfFreedomMethod.BetweenWithin,
    }.ToDictionary(method => Hyphenated(method.ToString()));

    /// <summary>"heterogeneous compound symmetry" of a structure, as sentences have it.</summary>
    public static string InWords(CovarianceStructure structure) => Hyphenated(structure.ToString()).Replace('-', ' ').Replace("toeplitz", "Toeplitz", StringComparison.Ordinal);

    /// <summary>Every method by its published name, with the variant where there are several.</summary>
    public static string InWords(DegreesOfFreedomMethod method) => method switch
    {
        DegreesOfFreedomMethod.KenwardRoger => "Kenward-Roger (expected information)",
        DegreesOfFreedomMethod.KenwardRogerLinear => "Kenward-Roger linear (observed information)",
        DegreesOfFreedomMethod.Satterthwaite => "Satterthwaite",
        DegreesOfFreedomMethod.BetweenWithin => "between-within",
        DegreesOfFreedomMethod.BarnardRubin => "Barnard-Rubin",
        DegreesOfFreedomMethod.Residual => "residual",
        _ => "normal distribution",
    };

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
