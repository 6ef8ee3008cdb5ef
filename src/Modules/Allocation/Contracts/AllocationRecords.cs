using Confrere.Allocation.Features.ExportRecord;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Contracts;

/// <summary>Checks an exported allocation record by itself: no database, no keys, any machine.</summary>
public static class AllocationRecords
{
    public static AllocationReplayReport Check(string text)
    {
        var (record, unreadable) = RecordFile.Read(text);
        return record is null ? new(default, 0, null, unreadable) : new(new ProgrammeId(record.Programme), record.Draws.Count, record.Commitment, record.FirstProblem()) { IsOfBoosters = record.IsOfBoosters() };
    }
}
