using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Another comparison of the primary outcome, where a trial has more than two arms.</summary>
internal sealed record PackContrast(PlannedContrast Contrast, double Estimate, Limits Limits, double? AdjustedP);
