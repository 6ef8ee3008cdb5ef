using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Data;

internal sealed class Deliveries(KeyRing keys, Reader reader) : IDeliveries
{
    // A query takes its values as parameters, of which databases admit a limited number.
    private const int MostInAQuery = 500;

    private readonly KeyFingerprint _fingerprint = new(keys);

    public async Task<IReadOnlyDictionary<string, Delivery>> Of(IReadOnlyCollection<string> keys)
    {
        var found = new Dictionary<string, Delivery>(StringComparer.Ordinal);
        foreach (var some in keys.Distinct(StringComparer.Ordinal).Chunk(MostInAQuery))
        {
            var byFingerprint = some.ToDictionary(_fingerprint.Of);
            var fingerprints = byFingerprint.Keys.ToList();
            var rows = await reader.Query<OutboxMessage>().Where(row => fingerprints.Contains(row.KeyFingerprint))
                .Select(row => new { row.KeyFingerprint, row.State, row.DueAt, row.FinishedAt, row.Trouble }).ToListAsync();
            foreach (var row in rows) found[byFingerprint[row.KeyFingerprint]] = new(StateOf(row.State), row.FinishedAt ?? row.DueAt, row.Trouble);
        }
        return found;
    }

    public async Task<(int Sent, int Returned)> Count(IReadOnlyCollection<string> kinds)
    {
        var states = await reader.Query<OutboxMessage>().Where(row => kinds.Contains(row.Kind)).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        int In(DeliveryState state) => states.Where(row => StateOf(row.Key) == state).Sum(row => row.Count);
        return (In(DeliveryState.Sent), In(DeliveryState.Bounced));
    }

    private static DeliveryState StateOf(OutboxState state) => state switch
    {
        OutboxState.Waiting or OutboxState.Sending => DeliveryState.Waiting,
        OutboxState.Sent => DeliveryState.Sent,
        OutboxState.Dropped => DeliveryState.NotSent,
        _ => DeliveryState.Bounced,
    };
}
