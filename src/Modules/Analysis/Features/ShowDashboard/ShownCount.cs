using Confrere.Analysis.Domain.Release;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>
/// A part of a whole as this reader may see it. An analyst works with single rows under codes and sees the count; for a director a part, or what it leaves,
/// of 1 to 10 people is told as "fewer than", with the share's bound in its place.
/// </summary>
/// <param name="Drawn">The share, or its bound; null where neither may be told.</param>
internal readonly record struct ShownCount(string Count, string Share, double? Drawn, bool IsBound = false)
{
    public static ShownCount Of(int part, int whole, Disclosure? disclosure)
    {
        if (whole == 0) return new("\u2013", "\u2013", null);
        if (disclosure is null || (disclosure.IsHarmless(part) && disclosure.IsHarmless(whole - part))) return new(Numerals.Count(part), Numerals.Percent(part, whole), (double)part / whole);
        var cell = disclosure.SmallestCell;
        if (whole < cell) return new($"fewer than {cell}", "not shown", null);
        return disclosure.IsHarmless(part)
            ? new($"all but fewer than {cell}", $"over {Numerals.Percent(whole - cell, whole)}", (double)(whole - cell) / whole, IsBound: true)
            : new($"fewer than {cell}", $"under {Numerals.Percent(cell, whole)}", (double)cell / whole, IsBound: true);
    }
}
