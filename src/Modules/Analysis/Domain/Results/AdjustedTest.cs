namespace Confrere.Analysis.Domain.Results;

/// <summary>One test of the plan's families.</summary>
internal sealed record AdjustedTest(string Test, string Outcome, string Visit, int Family, double P, double Adjusted)
{
    public string Label => $"{Outcome}, {Visit}";
}
