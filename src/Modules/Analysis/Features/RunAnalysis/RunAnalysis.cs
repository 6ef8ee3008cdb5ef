using Confrere.Allocation.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Analysis.Report;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Features.RunAnalysis;

/// <summary>Opens the arms, with a reason, and runs the locked plan on the latest freeze. Refused before both stand, and in any other order: plan, freeze, arms.</summary>
internal sealed class RunAnalysis(Writer writer, IProgrammes programmes, IUnblinding unblinding)
{
    public async Task<Result<AnalysisRunId>> Handle(ProgrammeId id, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonIsMissing();
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        if (ProgrammePlan.Of(programme) is { IsRefused: true, Refusal: { } refusal }) return refusal;
        var plan = ProgrammePlan.Of(programme).Value;
        return await writer.Write<Result<AnalysisRunId>>(async work =>
        {
            if (await work.Set<LockedPlan>().SingleOrDefaultAsync(row => row.Programme == id) is not { } locked) return new PlanIsNotLocked();
            if (locked.Hash != plan.Hash) return new PlanHasChanged();
            if (await unblinding.FirstOpened(id, work) is { } opened && opened < locked.LockedAt) return new ArmsWereOpenedBeforeTheLock();
            var frozen = await work.Set<FrozenSet>().Where(row => row.Programme == id).OrderByDescending(row => row.FrozenAt).FirstOrDefaultAsync();
            if (frozen is null) return new DatasetIsNotFrozen();
            if (frozen.FrozenAt < locked.LockedAt) return new FrozenBeforeTheLock();
            var run = Run(frozen, locked, Compute(plan, frozen, await unblinding.Open(id, reason.Trim(), work)), reason.Trim(), work);
            work.Db.Add(run);
            work.Record("AnalysisRan", $"programme/{id}", new { run = run.Id.Value, dataHash = frozen.Hash, planHash = locked.Hash, resultsHash = run.ResultsHash }, reason.Trim());
            return run.Id;
        });
    }

    // Nothing but what was frozen, the plan and the arms enters.
    private static TrialResults Compute(TrialPlan plan, FrozenSet frozen, IReadOnlyDictionary<ParticipantCode, ArmCode> arms) => TrialAnalysis.Run(
        plan, FrozenDataset.Read(frozen.Text, frozen.Dictionary, frozen.Hash), arms.ToDictionary(pair => pair.Key.Value, pair => pair.Value.Value),
        new(FrozenDelivery.Read(frozen.Delivery, frozen.DeliveryHash), frozen.DeliveryHash, FrozenExclusion.Read(frozen.Exclusions)));

    private static AnalysisRun Run(FrozenSet frozen, LockedPlan locked, TrialResults results, string reason, UnitOfWork work)
    {
        var text = ResultsJson.Of(results);
        return new()
        {
            Id = NewId.Of<AnalysisRunId>(), Programme = frozen.Programme, Frozen = frozen.Id, Plan = locked.Id, Reason = reason, Results = text,
            ResultsHash = FrozenDataset.HashOf(text), Report = TrialReport.Of(results), RanAt = work.Now,
        };
    }
}
