namespace Confrere.Analysis.Domain.Results;

/// <summary>How many of how many.</summary>
internal sealed record Share(int Count, int Of)
{
    public double Proportion => (double)Count / Of;
}
