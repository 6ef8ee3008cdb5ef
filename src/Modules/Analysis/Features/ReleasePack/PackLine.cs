using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>One outcome of the pack.</summary>
internal sealed record PackLine(PlannedOutcome Outcome, double Estimate, Limits Limits, string Method);
