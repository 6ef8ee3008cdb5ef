namespace Confrere.Allocation.Domain;

/// <summary>How far apart two groups are at most, over the levels of one factor (null: as a whole), and how often the rule by itself brings as much.</summary>
/// <param name="Largest">Physicians for each share of the ratio; of which groups and at which level is not told.</param>
/// <param name="AsLarge">In how many of the re-draws of the same people the difference was as large or larger.</param>
internal sealed record BalanceLine(string? Factor, double Largest, int AsLarge, int Redraws)
{
    public bool IsWithinTheory => AsLarge > 0;
}
