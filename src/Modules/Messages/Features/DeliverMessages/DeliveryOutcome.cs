using Confrere.Messages.Domain;
using NodaTime;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>What became of one try.</summary>
internal sealed record DeliveryOutcome(OutboxState State, string? Failure, string? Reason, bool CanBeTriedAgain, Instant? PostponedUntil = null)
{
    public static readonly DeliveryOutcome Sent = new(OutboxState.Sent, null, null, false);

    public static DeliveryOutcome Dropped(string reason) => new(OutboxState.Dropped, null, reason, false);

    public static DeliveryOutcome Refused(string failure) => new(OutboxState.Failed, failure, null, false);

    public static DeliveryOutcome Failed(string failure) => new(OutboxState.Failed, failure, null, true);

    public static DeliveryOutcome Postponed(Instant until) => new(OutboxState.Waiting, null, null, false, until);
}
