namespace Confrere.Protocols.Contracts;

/// <summary>A value of the locked baseline, cut into levels.</summary>
/// <param name="Value">The code of a scale or an item of the baseline, like "pfi.burnout" or "pfi.pfi01".</param>
/// <param name="Levels">In rising order; each holds the values below its bound that no earlier level holds, the last one the rest.</param>
/// <param name="Weight">How much it counts in a minimisation.</param>
public sealed record AllocationFactor(string Code, string Value, IReadOnlyList<FactorLevel> Levels, int Weight)
{
    /// <summary>The level of those who left the value out: a gap keeps nobody from being allocated.</summary>
    public const string Missing = "missing";

    public IEnumerable<string> AllLevels() => Levels.Select(level => level.Code).Append(Missing);

    public string LevelOf(double? value) =>
        value is not { } known ? Missing : Levels.First(level => level.Below is not { } bound || known < bound).Code;
}
