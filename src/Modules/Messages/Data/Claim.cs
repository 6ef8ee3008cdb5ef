using NodaTime;

namespace Confrere.Messages.Data;

/// <summary>One process's hold on a message: another try or another moment is another claim.</summary>
internal readonly record struct Claim(OutboxMessageId Message, int Attempt, Instant? At)
{
    public static Claim Of(OutboxMessage message) => new(message.Id, message.Attempts, message.ClaimedAt);
}
