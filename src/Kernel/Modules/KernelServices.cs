using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Confrere.Kernel.Modules;

public static class KernelServices
{
    public static IServiceCollection AddKernel(this IServiceCollection services, DatabaseOptions database, KeyRing keys)
    {
        services.TryAddSingleton<IClock>(MicrosecondClock.System);
        services.AddSingleton(database).AddSingleton(keys).AddSingleton<Migrator>().AddSingleton<Database>().AddSingleton<AuditChain>().AddSingleton<Sequencer>();
        if (database.Provider == DatabaseProvider.Sqlite) services.AddSingleton<ICommitter, GroupCommitter>();
        else services.AddSingleton<ICommitter, TransactionCommitter>();
        services.AddSingleton<IEntityMapping, AuditMapping>();
        services.AddScoped<Tenancy>().AddScoped<ActorScope>().AddScoped<Writer>().AddScoped<Reader>().AddScoped<AuditLog>();
        services.AddHostedService<SequencerService>();
        return services;
    }
}
