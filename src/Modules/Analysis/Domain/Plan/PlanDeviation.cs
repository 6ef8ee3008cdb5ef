namespace Confrere.Analysis.Domain.Plan;

/// <summary>Something that was done otherwise than planned: when it was decided, what, and why. Every report shows it.</summary>
internal sealed record PlanDeviation(string Date, string What, string Reason);
