namespace Confrere.Analysis.Domain.Release;

/// <summary>A rounded count. A null row or column is the total over it.</summary>
internal sealed record PublishedCell(string? Row, string? Column, int Shown);
