namespace Confrere.Messages.Data;

/// <summary>The Message-ID of a mail names its row, so that sending again is recognisable and what comes back finds its row. It is random and told to the recipient alone.</summary>
internal static class MessageIds
{
    public static string Of(OutboxMessageId id, string domain) => $"{id.Value:n}@{domain}";

    /// <returns>Null when it is not one of ours.</returns>
    public static OutboxMessageId? Read(string? messageId) =>
        messageId?.Trim('<', '>', ' ').Split('@') is [var name, _] && Guid.TryParseExact(name, "n", out var value) ? new(value) : null;
}
