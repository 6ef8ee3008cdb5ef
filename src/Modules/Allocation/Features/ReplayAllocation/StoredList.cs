using Confrere.Allocation.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>All that is stored of one draw of a programme, in the order of stratum and position.</summary>
internal sealed record StoredList(ProgrammeId Programme, SealedSequence? List, IReadOnlyList<DrawnParticipant> Rows, IReadOnlyList<SequenceCursor> Cursors)
{
    /// <summary>Of the first draw, where people are drawn in rounds.</summary>
    public IReadOnlyList<DrawRound> Rounds { get; init; } = [];
}
