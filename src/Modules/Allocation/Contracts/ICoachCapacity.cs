using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Allocation.Contracts;

/// <summary>Implemented above, by whoever delivers coaching: for how many more there is an hour with a coach.</summary>
public interface ICoachCapacity
{
    /// <summary>How many could hold a first session within the given days from now, beyond those whose coaching is open and who have no coach yet.</summary>
    Task<int> CanStart(Programme programme, int withinDays, UnitOfWork work);

    /// <summary>The earliest moment from which so many could, if nothing changes but engagements reaching their end; null when there is none in sight.</summary>
    Task<Instant?> CanStartFrom(Programme programme, int people, int withinDays, UnitOfWork work);
}
