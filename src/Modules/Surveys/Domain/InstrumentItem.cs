namespace Confrere.Surveys.Domain;

/// <summary>One statement and the values that answer it.</summary>
/// <param name="IsReversed">A high answer counts as a low one in every scale that uses the item.</param>
internal sealed record InstrumentItem(string Code, string Text, int Lowest, int Highest, bool IsReversed)
{
    public bool Admits(int value) => value >= Lowest && value <= Highest;

    /// <summary>What the answer counts.</summary>
    public int Counted(int value) => IsReversed ? Lowest + Highest - value : value;
}
