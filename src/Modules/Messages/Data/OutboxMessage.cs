using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Domain;
using NodaTime;

namespace Confrere.Messages.Data;

/// <summary>
/// One obligation to tell one person one thing. The key is kept as a fingerprint and what it is about and whom it is for are encrypted
/// under the link key: in clear they would join a person to a participant code, which only the link table may. The recipient would do so
/// by the instant alone, because a message is written in the transaction that moved the participant.
/// </summary>
internal sealed class OutboxMessage : ITenantOwned
{
    public required OutboxMessageId Id { get; init; }
    public InstitutionId InstitutionId { get; init; }
    public required string KeyFingerprint { get; init; }
    public required string Kind { get; init; }
    public required PersonId Recipient { get; init; }

    /// <summary>Keyed, under the link key: finds all that one person was sent.</summary>
    public required string RecipientFingerprint { get; init; }

    public required string Subject { get; set; }
    public required string Text { get; set; }
    public required string About { get; init; }

    /// <summary>The calendar entry as JSON; empty when there is none.</summary>
    public required string Calendar { get; set; }

    public required Instant WrittenAt { get; init; }
    public required Instant DueAt { get; set; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }
    public Instant? ClaimedAt { get; set; }
    public Instant? FinishedAt { get; set; }

    /// <summary>Why the last try failed or why it was dropped: a kind of failure and a status code, never a server's sentence, which repeats addresses.</summary>
    public string? Trouble { get; set; }

    public void Claim(Instant now)
    {
        (State, ClaimedAt) = (OutboxState.Sending, now);
        Attempts++;
    }

    public void TryAgain(Instant at, string trouble) => (State, ClaimedAt, DueAt, Trouble) = (OutboxState.Waiting, null, at, trouble);

    /// <summary>Its hour has not come after all. Nothing was tried, so that it counts as no try.</summary>
    public void Postpone(Instant until)
    {
        (State, ClaimedAt, DueAt) = (OutboxState.Waiting, null, until);
        Attempts--;
    }

    /// <summary>It came back after a server had taken it.</summary>
    public void Return(Instant now, string status) => (State, FinishedAt, Trouble) = (OutboxState.Bounced, now, status);

    /// <summary>
    /// The end of it. The words are emptied: what was sent is in the recipient's mailbox and needs no copy here. Only a failed message
    /// keeps them, for somebody to look into.
    /// </summary>
    public void Finish(OutboxState state, Instant now, string? trouble = null)
    {
        (State, ClaimedAt, FinishedAt, Trouble) = (state, null, now, trouble);
        if (state != OutboxState.Failed) (Subject, Text, Calendar) = ("", "", "");
    }
}
