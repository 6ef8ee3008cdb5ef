using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A plan together with where its variables stand in a file.</summary>
/// <param name="CovariateColumns">Covariate code to its column.</param>
/// <param name="DoseColumn">Column of the dose, where the plan has one.</param>
/// <param name="BlockColumn">Column of the block or stratum within which arms were drawn, where the plan has one.</param>
/// <param name="ClusterColumn">Column of who treated the participant, where the plan has one; empty for those treated by nobody.</param>
/// <param name="Missing">Texts that mean "no value", beside an empty cell.</param>
internal sealed record FilePlan(
    TrialPlan Plan, FileLayout Layout, string SubjectColumn, string TreatmentColumn, IReadOnlyDictionary<string, string> CovariateColumns, string? DoseColumn,
    string? BlockColumn, string? ClusterColumn, IReadOnlyList<string> Missing)
{
    /// <summary>Every column that the file must have.</summary>
    public IEnumerable<string> Needed =>
        [SubjectColumn, TreatmentColumn, .. Layout.Needed, .. CovariateColumns.Values, .. new[] { DoseColumn, BlockColumn, ClusterColumn }.OfType<string>()];
}
