using Confrere.Allocation.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>All that is stored of a programme's allocation list, in the order of stratum and position.</summary>
internal sealed record StoredList(ProgrammeId Programme, SealedList? List, IReadOnlyList<AllocatedParticipant> Rows, IReadOnlyList<StratumCursor> Cursors);
