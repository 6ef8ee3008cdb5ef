using Confrere.Statistics.Design;
using Confrere.Statistics.Gee;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Mixed;
using Confrere.Statistics.Mmrm;

namespace Confrere.App.Verbs.Fit.Document;

/// <summary>What is to be fitted, as docs/reference/fit-model.md describes it.</summary>
internal sealed record ModelDocument
{
    public required string File { get; init; }
    public required string Title { get; init; }
    public required ModelKind Kind { get; init; }
    public required string Response { get; init; }
    public required string? Subject { get; init; }
    public required string? Visit { get; init; }
    public required DataRules Data { get; init; }
    public required IReadOnlyList<FactorRule> Factors { get; init; }
    public required IReadOnlyList<Term> Fixed { get; init; }
    public required bool Intercept { get; init; }
    public required CovarianceRule Covariance { get; init; }
    public required IReadOnlyList<RandomTerm> Random { get; init; }
    public required ClusterRule? Clusters { get; init; }
    public required WorkingCorrelation WorkingCorrelation { get; init; }
    public required Estimation Estimation { get; init; }
    public required DegreesOfFreedomMethod? DegreesOfFreedom { get; init; }
    public required ErrorRule Errors { get; init; }
    public required string? ConstrainedBaselineArm { get; init; }
    public required double Level { get; init; }
    public required IReadOnlyList<MeansRule> Means { get; init; }
    public required IReadOnlyList<ContrastRule> Contrasts { get; init; }
    public required IReadOnlyList<TestRule> Tests { get; init; }

    /// <summary>Where each column is named first, for a sentence about a column that the data do not have.</summary>
    public required IReadOnlyList<ColumnUse> Columns { get; init; }
}

/// <summary>How the file is read.</summary>
/// <param name="Separator">Between cells.</param>
/// <param name="Missing">Texts that mean "no value" besides an empty cell.</param>
/// <param name="Rows">Column and the texts of the rows that are kept.</param>
internal sealed record DataRules(char Separator, IReadOnlyList<string> Missing, IReadOnlyList<RowRule> Rows);

/// <summary>Only rows whose column has one of the texts are read.</summary>
internal sealed record RowRule(string Column, IReadOnlyList<string> Texts);

/// <summary>A column of categories: its levels in order, or the order of the data with one level first.</summary>
internal sealed record FactorRule(string Column, IReadOnlyList<string> Levels, string? Reference, int Line);

/// <summary>Covariance of a subject's outcomes.</summary>
internal sealed record CovarianceRule(CovarianceStructure Structure, string? By, IReadOnlyList<CovarianceStructure> Fallback);

/// <summary>Clusters in one arm.</summary>
internal sealed record ClusterRule(string Arm, string? ClusteredArm, string Column, bool ResidualByArm);

/// <summary>Standard errors; Alone are texts of the cluster column that mean a cluster of one.</summary>
internal sealed record ErrorRule(string Name, string? Cluster, IReadOnlyList<string> Alone);

/// <summary>Least-squares means.</summary>
internal sealed record MeansRule(IReadOnlyList<string> Of, IReadOnlyList<string> By, bool Differences, Adjustment Adjustment, GridWeights Weights, IReadOnlyDictionary<string, double> At, int Line);

/// <summary>A weighted sum of coefficients.</summary>
internal sealed record ContrastRule(Contrast Contrast, int Line);

/// <summary>A joint test of a term, or of coefficients under a label.</summary>
internal sealed record TestRule(string Label, Term? Term, IReadOnlyList<string> Coefficients, int Line);

/// <summary>What a column must hold.</summary>
internal enum ColumnRole
{
    Number,
    Category,
    Either,

    /// <summary>Only compared with texts, not used by the model.</summary>
    Filter,
}

/// <summary>A column that the document names.</summary>
internal sealed record ColumnUse(string Column, ColumnRole Role, string Field, int Line);
