namespace Confrere.Analysis.Domain.Plan;

/// <summary>A measuring point. Months since allocation place it on the time axis.</summary>
internal sealed record PlannedVisit(string Code, string Label, double Months);
