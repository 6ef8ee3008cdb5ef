namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A row a participant and visit.</summary>
/// <param name="VisitColumn">Says which visit a row is of.</param>
/// <param name="Visits">The text of that column to the plan's visit code, baseline included. Several texts may mean one visit.</param>
/// <param name="Ignored">Texts of visits that the plan leaves out.</param>
/// <param name="Columns">Outcome code to its column.</param>
/// <param name="BaselineColumns">Outcome code to a column that repeats the score before treatment in a participant's rows, where there is one.</param>
/// <param name="ReasonColumn">Says why a row's outcome is missing, where there is one.</param>
/// <param name="RepeatColumn">Numbers the rows of a form that is filled in several times at one visit; null where the file cannot have such.</param>
internal sealed record LongLayout(
    string VisitColumn, IReadOnlyDictionary<string, string> Visits, IReadOnlyList<string> Ignored, IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, string> BaselineColumns, string? ReasonColumn, string? RepeatColumn) : FileLayout
{
    public override IEnumerable<string> Needed => [VisitColumn, .. Columns.Values, .. BaselineColumns.Values, .. new[] { ReasonColumn }.OfType<string>()];
}
