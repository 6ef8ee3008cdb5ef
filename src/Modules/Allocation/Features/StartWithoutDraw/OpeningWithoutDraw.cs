using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Features.StartWithoutDraw;

/// <summary>States before anybody can consent that nothing is drawn, so that a list which was taken away cannot pass for one that never was.</summary>
internal sealed class OpeningWithoutDraw(IProgrammes programmes) : IHandle<EnrolmentOpened>
{
    public const string Fact = "EnrolmentOpenedWithoutDraw";

    public async Task Handle(EnrolmentOpened occurred, UnitOfWork work)
    {
        if (await programmes.Find(occurred.Programme) is not { Protocol: { IsRandomised: false } protocol } programme) return;
        work.Set<StratumCursor>().Add(new() { Programme = programme.Id, Stratum = AllocationRule.Everybody });
        work.Record(Fact, $"programme/{programme.Id}", new { arm = protocol.Arms.Single().Code.Value });
    }
}
