using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>Counts the dashboards of all institutions anew where something has changed, each as the institution that it belongs to.</summary>
internal sealed class CountDashboards(IServiceScopeFactory scopes)
{
    public async Task Run(CancellationToken cancellation = default)
    {
        foreach (var programme in await All())
        {
            cancellation.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(programme.Institution);
            scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
            await scope.ServiceProvider.GetRequiredService<DashboardShelf>().Renew(programme);
        }
    }

    private async Task<IReadOnlyList<Programme>> All()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        return await scope.ServiceProvider.GetRequiredService<IProgrammes>().All();
    }
}
