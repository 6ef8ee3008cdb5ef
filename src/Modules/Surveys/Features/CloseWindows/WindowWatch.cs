using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

/// <summary>Finds the obligations of all institutions that have a step to take, and takes each as the institution that it belongs to.</summary>
internal sealed class WindowWatch(IServiceScopeFactory scopes, IClock clock)
{
    private const int MostAtOnce = 500;

    /// <summary>Takes every step that is due now and returns how many obligations that touched.</summary>
    public async Task<int> TakeAll(CancellationToken cancellation = default)
    {
        var total = 0;
        while (await Due(cancellation) is { Count: > 0 } due)
        {
            foreach (var (id, institution) in due) await Take(id, institution, cancellation);
            total += due.Count;
        }
        return total;
    }

    private async Task<List<(ObligationId Id, InstitutionId Institution)>> Due(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var now = clock.GetCurrentInstant();
        var rows = await scope.ServiceProvider.GetRequiredService<Reader>().Query<Obligation>()
            .Where(row => row.NextStepAt <= now && row.WithdrawnAt == null)
            .OrderBy(row => row.NextStepAt).Take(MostAtOnce)
            .Select(row => new { row.Id, row.InstitutionId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Id, row.InstitutionId));
    }

    private async Task Take(ObligationId id, InstitutionId institution, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        await scope.ServiceProvider.GetRequiredService<WindowSteps>().Take(id, cancellation);
    }
}
