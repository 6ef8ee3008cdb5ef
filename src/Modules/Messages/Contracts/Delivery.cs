using NodaTime;

namespace Confrere.Messages.Contracts;

/// <param name="At">When it was sent, dropped or returned; while it waits, when it is due.</param>
/// <param name="Reason">Of a bounce: the server's status code, like "smtp 550" or "5.1.1".</param>
public sealed record Delivery(DeliveryState State, Instant At, string? Reason);
