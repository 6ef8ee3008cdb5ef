namespace Confrere.Analysis.Report.Documents;

/// <summary>A row: its name and its cells. Fewer cells than columns: the last one spans the rest.</summary>
internal sealed record Row(string Name, params IReadOnlyList<string> Cells)
{
    /// <summary>A smaller line under the name.</summary>
    public string? Unit { get; init; }

    /// <summary>The row on which the trial is judged, or a heading of rows.</summary>
    public bool IsMarked { get; init; }
}
