namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>A row a participant.</summary>
/// <param name="Columns">Outcome and visit code (baseline included) to the column that holds the value.</param>
/// <param name="Reasons">Visit code to the column that says why the outcome is missing, where there is one.</param>
internal sealed record WideLayout(IReadOnlyDictionary<(string Outcome, string Visit), string> Columns, IReadOnlyDictionary<string, string> Reasons) : FileLayout
{
    public override IEnumerable<string> Needed => [.. Columns.Values, .. Reasons.Values];
}
