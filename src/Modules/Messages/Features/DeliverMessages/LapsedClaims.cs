using Confrere.Messages.Data;
using Confrere.Messages.Domain;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>
/// Tells the claims that nobody stands behind any more: those that this process has seen unchanged for the whole lease. Measured by a
/// clock that only runs forward: a wall clock that is set ahead would take messages away from a process that is sending them.
/// </summary>
internal sealed class LapsedClaims(TimeProvider time)
{
    private readonly Lock _lock = new();
    private Dictionary<Claim, long> _firstSeen = [];

    /// <param name="claimed">All messages that are claimed now; what was seen before and is not among them is forgotten.</param>
    public IReadOnlyList<OutboxMessage> Among(IReadOnlyList<OutboxMessage> claimed)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _firstSeen = claimed.Select(Claim.Of).ToDictionary(claim => claim, claim => _firstSeen.GetValueOrDefault(claim, now));
            return [.. claimed.Where(message => time.GetElapsedTime(_firstSeen[Claim.Of(message)], now) >= Retry.Lease.ToTimeSpan())];
        }
    }
}
