using Confrere.Statistics.Inference;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>What fields of a document demand of each other.</summary>
internal static class ModelDocumentChecks
{
    private static readonly IReadOnlyDictionary<string, ModelKind[]> BelongsTo = new Dictionary<string, ModelKind[]>
    {
        ["covariance"] = [ModelKind.Mmrm],
        ["constrained-baseline"] = [ModelKind.Mmrm],
        ["random"] = [ModelKind.Mixed],
        ["clusters"] = [ModelKind.PartiallyNested],
        ["working-correlation"] = [ModelKind.Gee],
        ["estimation"] = [ModelKind.Mmrm, ModelKind.Mixed, ModelKind.PartiallyNested],
        ["degrees-of-freedom"] = [ModelKind.Mmrm, ModelKind.Mixed, ModelKind.PartiallyNested],
        ["errors"] = [ModelKind.Linear, ModelKind.Mmrm, ModelKind.Gee],
        ["intercept"] = [ModelKind.Linear, ModelKind.Mixed],
    };

    public static void Check(ModelDocument document, DocumentMap root, ProblemList problems)
    {
        foreach (var (key, kinds) in BelongsTo)
            if (root.Has(key) && !kinds.Contains(document.Kind))
                root.Wrong(key, $"It has no meaning in a {Words.Of(Words.Kinds, document.Kind)} model.", $"Remove it; it belongs to {string.Join(", ", kinds.Select(k => Words.Of(Words.Kinds, k)))}.");
        Needs(document, root, problems);
        Terms(document, root);
        Errors(document, root);
        KenwardRoger(document, root);
        foreach (var rule in document.Factors.Where(f => f.Column == document.Visit && f.Reference is not null))
            problems.Add(rule.Line, $"factors.{rule.Column}.reference", "The order of visits is their order in time, and the first is the reference.", "Write levels instead.");
        foreach (var test in document.Tests.Where(t => t.Term is null && t.Coefficients.Count == 0 && t.Label.Contains('*', StringComparison.Ordinal)))
            problems.Add(test.Line, "tests", $"\"{test.Label}\" stands for several terms.", "Name one term, like arm:visit.");
    }

    private static void Needs(ModelDocument document, DocumentMap root, ProblemList problems)
    {
        if (document.Kind is ModelKind.Mmrm or ModelKind.Gee && document.Subject is null) problems.Add(root.Line, "subject", "It is missing.", "Name the column that identifies the subject.");
        if (document.Kind == ModelKind.Mmrm && document.Visit is null) problems.Add(root.Line, "visit", "It is missing.", "Name the column of the visits.");
        if (document.Kind == ModelKind.Mixed && document.Random.Count == 0 && !root.Has("random")) problems.Add(root.Line, "random", "It is missing.", "Write at least one random term, or model: linear.");
        if (document.Kind == ModelKind.PartiallyNested && document.Clusters is null && !root.Has("clusters")) problems.Add(root.Line, "clusters", "It is missing.", "Name the arm and the column of the clusters.");
    }

    private static void Terms(ModelDocument document, DocumentMap root)
    {
        if (document.Fixed.FirstOrDefault(t => t.Variables.Contains(document.Response)) is { } own)
            root.Wrong("fixed", $"The term {own} holds the response.", "Remove it.");
        if (document.ConstrainedBaselineArm is { } arm && document.Fixed.FirstOrDefault(t => t.Variables.Contains(arm)) is { } term)
            root.Wrong("fixed", $"The term {term} would let the arms differ at baseline.", "Remove it; constrained-baseline adds an effect of the arm at each later visit.");
        if (document.Fixed.Count == 0 && !document.Intercept) root.Wrong("fixed", "There is neither a term nor an intercept.", "Write at least one term.");
        foreach (var twice in document.Factors.GroupBy(f => f.Column).Where(g => g.Count() > 1)) root.Wrong("factors", $"\"{twice.Key}\" is given twice.", "Keep one.");
    }

    private static void Errors(ModelDocument document, DocumentMap root)
    {
        var clustered = document.Kind == ModelKind.Linear && document.Errors.Name.StartsWith("cr", StringComparison.Ordinal);
        if (clustered && document.Errors.Cluster is null) root.Wrong("errors", $"{document.Errors.Name} needs a cluster.", "Write errors: { kind: cr2, cluster: coach }.");
        if (!clustered && document.Errors.Cluster is not null)
            root.Wrong("errors", $"A cluster has no effect on {document.Errors.Name} errors of this model.", document.Kind == ModelKind.Linear ? "Write kind: cr2, or remove it." : "Remove it; clusters are subjects.");
        if (document.Errors.Cluster is null && document.Errors.Alone.Count > 0) root.Wrong("errors", "alone says which rows are clusters of one, but no cluster is named.", "Name the cluster, or remove it.");
    }

    private static void KenwardRoger(ModelDocument document, DocumentMap root)
    {
        if (document.DegreesOfFreedom is not (DegreesOfFreedomMethod.KenwardRoger or DegreesOfFreedomMethod.KenwardRogerLinear)) return;
        if (document.Estimation == Estimation.MaximumLikelihood) root.Wrong("degrees-of-freedom", "Kenward-Roger is defined for REML.", "Write estimation: reml, or degrees-of-freedom: satterthwaite.");
        if (document.Kind == ModelKind.Mmrm && document.Errors.Name != "model") root.Wrong("degrees-of-freedom", "Kenward-Roger cannot be combined with robust errors.", "Write degrees-of-freedom: satterthwaite.");
    }
}
