using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Kernel.Modules;

/// <summary>Gives a verb its services, with the database opened, only if it asks: `analyze` on a file needs no database.</summary>
public sealed class VerbHost(Func<Task<IServiceProvider>> start)
{
    /// <summary>Runs a verb in a scope of its own as the system.</summary>
    public async Task<int> Run(Func<IServiceProvider, Task<int>> verb)
    {
        var services = await start();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(new("command line"));
        return await verb(scope.ServiceProvider);
    }
}
