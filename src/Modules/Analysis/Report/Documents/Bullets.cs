namespace Confrere.Analysis.Report.Documents;

internal sealed record Bullets(IReadOnlyList<string> Items) : Block;
