namespace Confrere.Analysis.Report.Documents;

/// <summary>How the numbers below it were made: method, n, plan line. Stands in the margin's voice.</summary>
internal sealed record MarginNote(string Text) : Block;
