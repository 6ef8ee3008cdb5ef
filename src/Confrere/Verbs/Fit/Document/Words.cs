using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mmrm;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>The words of a model document and of the result, one table for both.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, bool> YesOrNo = new Dictionary<string, bool> { ["yes"] = true, ["no"] = false, ["true"] = true, ["false"] = false };

    public static readonly IReadOnlyDictionary<string, ModelKind> Kinds = new Dictionary<string, ModelKind>
    {
        ["linear"] = ModelKind.Linear,
        ["mmrm"] = ModelKind.Mmrm,
        ["mixed"] = ModelKind.Mixed,
        ["partially-nested"] = ModelKind.PartiallyNested,
        ["gee"] = ModelKind.Gee,
    };

    public static readonly IReadOnlyDictionary<string, CovarianceStructure> Structures = new Dictionary<string, CovarianceStructure>
    {
        ["unstructured"] = CovarianceStructure.Unstructured,
        ["compound-symmetry"] = CovarianceStructure.CompoundSymmetry,
        ["heterogeneous-compound-symmetry"] = CovarianceStructure.HeterogeneousCompoundSymmetry,
        ["autoregressive"] = CovarianceStructure.Autoregressive,
        ["heterogeneous-autoregressive"] = CovarianceStructure.HeterogeneousAutoregressive,
        ["toeplitz"] = CovarianceStructure.Toeplitz,
        ["heterogeneous-toeplitz"] = CovarianceStructure.HeterogeneousToeplitz,
        ["antedependence"] = CovarianceStructure.Antedependence,
        ["heterogeneous-antedependence"] = CovarianceStructure.HeterogeneousAntedependence,
    };

    public static readonly IReadOnlyDictionary<string, WorkingCorrelation> Correlations = new Dictionary<string, WorkingCorrelation>
    {
        ["independence"] = WorkingCorrelation.Independence,
        ["exchangeable"] = WorkingCorrelation.Exchangeable,
        ["autoregressive"] = WorkingCorrelation.Autoregressive,
    };

    public static readonly IReadOnlyDictionary<string, Estimation> Estimations = new Dictionary<string, Estimation>
    {
        ["reml"] = Estimation.RestrictedMaximumLikelihood,
        ["ml"] = Estimation.MaximumLikelihood,
    };

    public static readonly IReadOnlyDictionary<string, DegreesOfFreedomMethod> Methods = new Dictionary<string, DegreesOfFreedomMethod>
    {
        ["satterthwaite"] = DegreesOfFreedomMethod.Satterthwaite,
        ["kenward-roger"] = DegreesOfFreedomMethod.KenwardRoger,
        ["kenward-roger-linear"] = DegreesOfFreedomMethod.KenwardRogerLinear,
        ["between-within"] = DegreesOfFreedomMethod.BetweenWithin,
        ["residual"] = DegreesOfFreedomMethod.Residual,
        ["infinite"] = DegreesOfFreedomMethod.Infinite,
    };

    public static readonly IReadOnlyDictionary<string, Adjustment> Adjustments = new Dictionary<string, Adjustment>
    {
        ["none"] = Adjustment.None,
        ["bonferroni"] = Adjustment.Bonferroni,
        ["holm"] = Adjustment.Holm,
        ["tukey"] = Adjustment.Tukey,
    };

    public static readonly IReadOnlyDictionary<string, GridWeights> Weights = new Dictionary<string, GridWeights>
    {
        ["equal"] = GridWeights.Equal,
        ["proportional"] = GridWeights.Proportional,
    };

    /// <summary>The words for standard errors that each kind of model knows; the first is its default.</summary>
    public static IReadOnlyList<string> Errors(ModelKind kind) => kind switch
    {
        ModelKind.Linear => ["classical", "hc0", "hc1", "hc2", "hc3", "cr0", "cr1", "cr2", "cr3"],
        ModelKind.Mmrm => ["model", "cr0", "cr2", "cr3"],
        ModelKind.Gee => ["robust", "mancl-derouen", "model"],
        _ => ["model"],
    };

    public static string Of<T>(IReadOnlyDictionary<string, T> words, T value) => words.First(w => Equals(w.Value, value)).Key;
}
