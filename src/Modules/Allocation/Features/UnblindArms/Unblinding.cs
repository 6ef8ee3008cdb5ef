using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.UnblindArms;

internal sealed class Unblinding : IUnblinding
{
    public async Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var arms = await work.Set<AllocatedParticipant>().AsNoTracking().Where(row => row.Programme == programme)
            .ToDictionaryAsync(row => row.Participant, row => row.Arm);
        if (await FirstOpened(programme, work) is null) work.Db.Add(new ArmsOpening { Programme = programme, OpenedAt = work.Now });
        work.Record("ArmsOpened", $"programme/{programme}", new { participants = arms.Count }, reason);
        return arms;
    }

    public async Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work) =>
        (await work.Set<ArmsOpening>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == programme))?.OpenedAt;
}
