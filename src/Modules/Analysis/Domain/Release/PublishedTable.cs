namespace Confrere.Analysis.Domain.Release;

/// <summary>A table that may be shown: which level of each classification, and every cell and total, rounded.</summary>
internal sealed record PublishedTable(string Name, int RowLevel, int ColumnLevel, IReadOnlyList<PublishedCell> Cells);
