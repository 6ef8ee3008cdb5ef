using Confrere.Allocation.Data;
using NodaTime;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>Of those who had to wait: promised days that were kept, that passed, that are still to come, and those who have none. Whoever was drawn before a day was promised is kept.</summary>
internal sealed record Promises(int Kept, int Broken, int Running, int Unpromised)
{
    public static Promises Of(IReadOnlyCollection<WaitingDraw> rows, Instant now)
    {
        // Somebody who was drawn in the transaction in which they came did not wait.
        var waited = rows.Where(row => row.DrawnAt != row.Since).ToList();
        return new(
            waited.Count(row => row.DrawnAt is { } drawn && !(row.PromisedBy < drawn)),
            waited.Count(row => row.PromisedBy < (row.DrawnAt ?? now)),
            waited.Count(row => row.DrawnAt is null && row.PromisedBy >= now),
            waited.Count(row => row.DrawnAt is null && row.PromisedBy is null));
    }
}
