using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>One line of the audit log as it is read.</summary>
public sealed record LoggedFact(long Sequence, Instant At, string Actor, string Action, string Subject, string Details, string? Reason);
