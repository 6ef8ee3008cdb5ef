using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A plan together with where its variables stand in a file.</summary>
/// <param name="Columns">Visit code (baseline included) to the column that holds the outcome.</param>
/// <param name="CovariateColumns">Covariate code to its column.</param>
/// <param name="DoseColumn">Column of the dose, where the plan has one.</param>
/// <param name="BlockColumn">Column of the block or stratum within which arms were drawn, where the plan has one.</param>
/// <param name="ReasonColumns">Visit code to the column that says why the outcome is missing, where there is one.</param>
/// <param name="Missing">Texts that mean "no value", beside an empty cell.</param>
internal sealed record FilePlan(
    TrialPlan Plan, string SubjectColumn, string TreatmentColumn, IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, string> CovariateColumns, string? DoseColumn, string? BlockColumn,
    IReadOnlyDictionary<string, string> ReasonColumns, IReadOnlyList<string> Missing)
{
    /// <summary>Every column that the file must have.</summary>
    public IEnumerable<string> Needed =>
        [SubjectColumn, TreatmentColumn, .. Columns.Values, .. CovariateColumns.Values, .. ReasonColumns.Values, .. new[] { DoseColumn, BlockColumn }.OfType<string>()];
}
