namespace Confrere.Analysis.Domain.Release;

/// <summary>
/// The one gate through which a count reaches the institution. A group below the protocol's smallest cell is never shown; a count is
/// shown as a band ten wide, so that neither it nor what is left of a known total can be narrowed down to a few people.
/// </summary>
internal sealed class Disclosure(int smallestCell)
{
    private const int BandWidth = 10;

    /// <summary>Counts of a table are rounded to this.</summary>
    public const int RoundingBase = 5;

    /// <summary>No protocol can ask for less.</summary>
    public const int LowestSmallestCell = 11;

    public int SmallestCell { get; } = Math.Max(smallestCell, LowestSmallestCell);

    public bool Admits(params ReadOnlySpan<int> counts)
    {
        foreach (var count in counts)
            if (count < SmallestCell) return false;
        return true;
    }

    /// <summary>Nobody, or enough: a count that says nothing about a few people.</summary>
    public bool IsHarmless(int count) => count == 0 || count >= SmallestCell;

    /// <summary>A count as it is shown in a table.</summary>
    public static int Rounded(int count) => (int)Math.Round((double)count / RoundingBase, MidpointRounding.AwayFromZero) * RoundingBase;

    /// <exception cref="InvalidOperationException">The group is too small to be shown in any form.</exception>
    public string Band(int count)
    {
        if (!Admits(count)) throw new InvalidOperationException("A group below the smallest cell was about to be shown.");
        var from = count / BandWidth * BandWidth;
        return $"{Math.Max(from, SmallestCell)} to {Math.Max(from + BandWidth - 1, SmallestCell)}";
    }
}
