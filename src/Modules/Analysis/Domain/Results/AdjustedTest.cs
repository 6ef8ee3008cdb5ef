namespace Confrere.Analysis.Domain.Results;

/// <summary>One test of the plan's families.</summary>
internal sealed record AdjustedTest(string Test, string Label, int Family, double P, double Adjusted);
