using Confrere.Analysis.Domain.Results;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Sections;

/// <summary>What stands in the cells of the report's tables.</summary>
internal static class Cell
{
    public const string Nothing = "\u2013";

    public static string MeanSd(Description d, int decimals) => d.Mean is { } mean ? $"{Numerals.Fixed(mean, decimals)} ({Sd(d, decimals)})" : Nothing;

    public static string Sd(Description d, int decimals) => d.Sd is { } sd ? Numerals.Fixed(sd, decimals) : Nothing;

    public static string Count(Share share) => $"{share.Count} of {share.Of} ({Numerals.Percent(share.Count, share.Of)})";

    public static string Limits(Limits? limits, int decimals) => limits is null ? Nothing : Numerals.Interval(limits.Lower, limits.Upper, decimals);
}
