using System.Globalization;

namespace Confrere.Drills.Load;

/// <summary>What was promised of a figure, and what it came to.</summary>
internal sealed record Target(string What, double Measured, double Limit, bool IsAtLeast)
{
    public static Target AtLeast(double share, string what, double measured) => new(what, measured, share, true);

    public static Target AtMost(double limit, string what, double measured) => new(what, measured, limit, false);

    public bool IsMet => IsAtLeast ? Measured >= Limit : Measured <= Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"| {What} | {(IsAtLeast ? "at least" : "at most")} {Limit:0.##} | {Measured:0.##} | {(IsMet ? "met" : "**missed**")} |");
}
