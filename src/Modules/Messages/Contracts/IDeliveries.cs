namespace Confrere.Messages.Contracts;

/// <summary>What became of messages, by the keys under which they were enqueued: for whoever enqueued them and for nobody else, since a key is secret.</summary>
public interface IDeliveries
{
    /// <summary>Keys under which nothing was enqueued are absent.</summary>
    Task<IReadOnlyDictionary<string, Delivery>> Of(IReadOnlyCollection<string> keys);

    /// <summary>How many messages of these kinds a server took, and how many it refused or returned.</summary>
    Task<(int Sent, int Returned)> Count(IReadOnlyCollection<string> kinds);
}
