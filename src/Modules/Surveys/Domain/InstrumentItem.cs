namespace Confrere.Surveys.Domain;

/// <summary>One statement and the values that answer it.</summary>
internal sealed record InstrumentItem(string Code, string Text, int Lowest, int Highest)
{
    public bool Admits(int value) => value >= Lowest && value <= Highest;
}
