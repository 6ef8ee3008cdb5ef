namespace Confrere.Analysis.Report.Documents;

internal sealed record Paragraph(string? Lead, string Text) : Block;
