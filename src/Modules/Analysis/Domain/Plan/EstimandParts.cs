namespace Confrere.Analysis.Domain.Plan;

/// <summary>What is to be estimated, in the five parts of ICH E9(R1).</summary>
internal sealed record EstimandParts(string Population, string Treatment, string Variable, string Summary, IReadOnlyList<PlannedEvent> Events);
