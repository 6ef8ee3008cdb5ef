using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report.Figures;

/// <summary>One line of the figure of differences.</summary>
internal sealed record EffectRow(string Label, double Estimate, Limits Limits, int Decimals);
