namespace Confrere.Kernel.Audit;

/// <summary>A fact as a unit of work states it, before the unit is over and its digests are known.</summary>
internal sealed record Statement(string Action, string Subject, string Details, string? Reason);
