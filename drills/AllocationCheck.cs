using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills;

/// <summary>What must hold after every crash: nobody enrolled without their draw, none twice, no gap, no reuse, nobody told of what is not stored, one mail each.</summary>
/// <param name="rounds">The programme that draws in rounds and draws boosters; null where there is none.</param>
internal sealed class AllocationCheck(DrillHouse house, ProgrammeId programme, ProgrammeId? rounds, ToldByDrill told)
{
    /// <exception cref="InvalidOperationException">A promise is broken; the sentence says which.</exception>
    public async Task<DrawsFound> Run()
    {
        await house.Services.GetRequiredService<Sequencer>().LinkAll();
        if ((await house.Services.GetRequiredService<AuditChain>().Verify()).Problem is { } broken) throw Broken(broken);
        foreach (var report in await house.Do("drill", (IAllocationReplay replay) => replay.VerifyAll()))
            if (report.Problem is { } problem) throw Broken(problem);
        if (told.SecondMail is { } mail) throw Broken($"the mail \"{mail}\" went out twice as two different ones.");
        var allocated = await First();
        return rounds is { } later ? await new LaterDrawsCheck(house, later, told).Run(allocated) : new(allocated, 0, 0, 0);
    }

    private Task<int> First() => house.Do("drill", async (Reader reader) =>
    {
        var locked = await (
            from obligation in reader.Query<Obligation>()
            where obligation.Programme == programme && obligation.IsBaseline && reader.Query<Submission>().Any(submission => submission.Obligation == obligation.Id)
            select obligation.Participant).ToListAsync();
        var allocated = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == programme).Select(row => row.Participant).ToListAsync();
        var followed = await reader.Query<Obligation>().Where(row => row.Programme == programme && !row.IsBaseline).Select(row => row.Participant).Distinct().ToListAsync();
        if (allocated.Count != allocated.Distinct().Count()) throw Broken("a participant is allocated twice.");
        if (!allocated.ToHashSet().SetEquals(locked)) throw Broken($"{locked.Count} baselines are locked and {allocated.Count} participants allocated, or not the same ones.");
        if (!followed.ToHashSet().SetEquals(allocated)) throw Broken("somebody allocated has no follow-up calendar.");
        if (told.Allocated.Except(allocated.Select(code => code.Value)).FirstOrDefault() is { } lost) throw Broken($"participant {lost} was told of an allocation that is not stored.");
        return allocated.Count;
    });

    public static InvalidOperationException Broken(string what) => new(what);
}
