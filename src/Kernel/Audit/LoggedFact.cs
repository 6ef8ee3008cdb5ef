using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>One line of the audit log as it is read.</summary>
/// <param name="Before">Keyed digest of the rows that changed with the fact, as they were; null when there were none.</param>
/// <param name="After">The same rows as they are since; null when none is left.</param>
public sealed record LoggedFact(long Sequence, Instant At, string Actor, string Action, string Subject, string Details, string? Reason, string? Before, string? After);
