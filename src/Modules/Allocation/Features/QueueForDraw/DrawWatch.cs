using Confrere.Allocation.Data;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>Looks whether coaches have room again, for every programme in which somebody waits to be drawn.</summary>
internal sealed class DrawWatch(IServiceScopeFactory scopes)
{
    /// <returns>How many were drawn.</returns>
    public async Task<int> Run()
    {
        var drawn = 0;
        foreach (var (institution, programme) in await WithWaiting()) drawn += await Draw(institution, programme);
        return drawn;
    }

    private async Task<List<(InstitutionId Institution, ProgrammeId Programme)>> WithWaiting()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var rows = await scope.ServiceProvider.GetRequiredService<Reader>().Query<WaitingDraw>().Where(row => row.DrawnAt == null && row.LeftAt == null)
            .Select(row => new { row.InstitutionId, row.Programme }).Distinct().ToListAsync();
        return rows.ConvertAll(row => (row.InstitutionId, row.Programme));
    }

    private async Task<int> Draw(InstitutionId institution, ProgrammeId id)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        // A round is drawn when the director closes it: there is nothing to write for those who wait for one.
        if (await scope.ServiceProvider.GetRequiredService<IProgrammes>().Find(id) is not { Protocol.IsInRounds: false } programme) return 0;
        return await scope.ServiceProvider.GetRequiredService<Writer>().Write(work => scope.ServiceProvider.GetRequiredService<DrawQueue>().Draw(programme, work));
    }
}
