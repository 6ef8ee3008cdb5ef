namespace Confrere.Messages.Domain;

/// <summary>Waiting -> Sending -> Sent, or back to Waiting after a failed try; Dropped when the facts no longer call for it, Failed after the last try; Bounced when it came back after it was sent.</summary>
internal enum OutboxState { Waiting, Sending, Sent, Dropped, Failed, Bounced }
