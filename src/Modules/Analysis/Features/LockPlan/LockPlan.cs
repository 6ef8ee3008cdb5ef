using Confrere.Allocation.Contracts;
using Confrere.Analysis.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Features.LockPlan;

/// <summary>Fixes the plan by its hash before anyone knows the arms.</summary>
internal sealed class LockPlan(Writer writer, IProgrammes programmes, IUnblinding unblinding, ProgrammePlan plans)
{
    public async Task<Result<LockedPlanId>> Handle(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { } programme) return new ProgrammeIsNotHere();
        if (plans.Of(programme) is { IsRefused: true, Refusal: { } refusal }) return refusal;
        var (text, hash) = (plans.LockedText(programme), plans.Of(programme).Value.Hash);
        return await writer.Write<Result<LockedPlanId>>(async work =>
        {
            if (await work.Set<LockedPlan>().AnyAsync(row => row.Programme == id)) return new PlanIsLockedAlready();
            if (await unblinding.FirstOpened(id, work) is not null) return new ArmsAreOpen();
            var plan = new LockedPlan
            {
                Id = NewId.Of<LockedPlanId>(), Programme = id, Text = text, Hash = hash, ProtocolHash = programme.ProtocolHash, LockedAt = work.Now,
            };
            work.Db.Add(plan);
            work.Record("PlanLocked", $"programme/{id}", new { planHash = hash, protocolHash = programme.ProtocolHash });
            return plan.Id;
        });
    }
}
