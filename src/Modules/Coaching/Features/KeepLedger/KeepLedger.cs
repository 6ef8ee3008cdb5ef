using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>Approves lines whose session is attested, closes a period and corrects by reversal. A line is never changed and never removed.</summary>
internal sealed class KeepLedger(Writer writer)
{
    public const string ReversalFact = "PayReversed";

    private const int ShortestReason = 5;

    /// <returns>How many lines were approved.</returns>
    public Task<Result<int>> Approve(ProgrammeId programme) => writer.Write<Result<int>>(async work =>
    {
        var waiting = await Attested(await work.Set<PayEntry>().Where(row => row.Programme == programme && row.ApprovedAt == null).ToListAsync(), work);
        if (waiting.Count == 0) return new NothingToApprove();
        foreach (var entry in waiting) entry.ApprovedAt = work.Now;
        work.Record("PayApproved", $"programme/{programme}", new { Lines = waiting.Count });
        return waiting.Count;
    });

    /// <returns>The number of the period that is now closed.</returns>
    public Task<Result<int>> Close(ProgrammeId programme) => writer.Write<Result<int>>(async work =>
    {
        // What is not attested yet goes into a later period.
        var open = await Attested(await work.Set<PayEntry>().Where(row => row.Programme == programme && row.Period == null).ToListAsync(), work);
        if (open.Count(entry => entry.ApprovedAt is null) is > 0 and var unapproved) return new LinesWaitForApproval(unapproved);
        if (open.Count == 0) return new NothingToClose();
        var number = 1 + await work.Set<PayPeriod>().CountAsync(row => row.Programme == programme);
        var period = new PayPeriod { Id = NewId.Of<PayPeriodId>(), Programme = programme, Number = number, ClosedAt = work.Now };
        work.Set<PayPeriod>().Add(period);
        foreach (var entry in open) entry.Period = period.Id;
        work.Record("PayPeriodClosed", $"programme/{programme}", new { Number = number, Lines = open.Count });
        return number;
    });

    /// <summary>Those whose session both sides have stated, or whose time for an answer is over. What is disputed waits for the director.</summary>
    private static async Task<List<PayEntry>> Attested(List<PayEntry> entries, UnitOfWork work)
    {
        var recorded = entries.Where(row => row.Session is not null).Select(row => row.Session!.Value).ToList();
        var open = (await work.Set<Session>().Where(row => recorded.Contains(row.Id)).ToListAsync()).Where(row => !row.IsAttestedAt(work.Now)).Select(row => row.Id).ToHashSet();
        return entries.FindAll(row => row.ApprovedAt is not null || row.Session is not { } session || !open.Contains(session));
    }

    public Task<Result<Done>> Reverse(PayEntryId id, string reason) => writer.Write<Result<Done>>(async work =>
    {
        if (reason.Trim().Length < ShortestReason) return new ReversalNeedsReason();
        if (await work.Set<PayEntry>().FirstOrDefaultAsync(row => row.Id == id) is not { } entry) return new LineIsUnknown();
        if (entry.Reverses is not null || await work.Set<PayEntry>().AnyAsync(row => row.Reverses == id)) return new LineIsReversed();
        work.Set<PayEntry>().Add(entry.Reversed(reason.Trim(), work.Now));
        work.Record(ReversalFact, $"pay/{id}", reason: reason.Trim());
        return Done.It;
    });
}
