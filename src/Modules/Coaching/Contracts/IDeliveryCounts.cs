using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Contracts;

/// <summary>Delivery in counts, over all groups together: by group it would tell the arms apart. Small counts are for the caller's disclosure rule.</summary>
public interface IDeliveryCounts
{
    Task<DeliveryCounts> Counts(ProgrammeId programme);
}
