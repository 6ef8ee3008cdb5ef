namespace Confrere.Messages.Contracts;

/// <summary>What became of a message, as far as the sender can know.</summary>
public enum DeliveryState
{
    /// <summary>In the outbox, for its hour or for another try.</summary>
    Waiting,

    /// <summary>A mail server took it. That somebody read it is not known.</summary>
    Sent,

    /// <summary>Not called for any more when its hour came, or not wanted.</summary>
    NotSent,

    /// <summary>Refused by a mail server at once, given up after many tries, or returned later.</summary>
    Bounced,
}
