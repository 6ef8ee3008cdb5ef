using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report.Figures;

/// <summary>One line of the figure of differences.</summary>
internal sealed record EffectRow(string Label, double Estimate, Limits Limits, int Decimals)
{
    /// <summary>Names the rows below it and has no estimate of its own.</summary>
    public bool IsHeading { get; private init; }

    public static EffectRow Heading(string label) => new(label, 0, new(0, 0), 0) { IsHeading = true };
}
