namespace Confrere.Analysis.Report.Documents;

/// <summary>Terms with long values, such as hashes.</summary>
internal sealed record Facts(IReadOnlyList<(string Term, string Value)> Pairs) : Block;
