namespace Confrere.Analysis.Domain.Plan;

/// <summary>Something after randomisation that changes what an outcome means, and what is done about it.</summary>
internal sealed record PlannedEvent(string Event, string Strategy, string Handling);
