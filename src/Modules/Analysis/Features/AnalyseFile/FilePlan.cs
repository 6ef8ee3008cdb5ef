using Confrere.Analysis.Domain.Plan;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A plan together with where its variables stand in a file.</summary>
/// <param name="Columns">Visit code (baseline included) to the column that holds the outcome.</param>
/// <param name="CovariateColumns">Covariate code to its column.</param>
/// <param name="Missing">Texts that mean "no value", beside an empty cell.</param>
internal sealed record FilePlan(
    TrialPlan Plan, string SubjectColumn, string TreatmentColumn, IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, string> CovariateColumns, IReadOnlyList<string> Missing);
