using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Kernel.Modules;

public static class KernelServices
{
    public static IServiceCollection AddKernel(this IServiceCollection services, DatabaseOptions database, KeyRing keys)
    {
        services.TryAddSingleton<IClock>(MicrosecondClock.System);
        services.AddSingleton(database).AddSingleton(keys).AddSingleton<Migrator>().AddSingleton<Database>().AddSingleton<Sequencer>().AddSingleton<DigestKey>().AddSingleton<ReasonRule>();
        services.AddAuditHeads();
        if (database.Provider == DatabaseProvider.Sqlite) services.AddSingleton<ICommitter, GroupCommitter>();
        else services.AddSingleton<TransactionCommitter>().AddSingleton<ICommitter, SharedCommitter>();
        services.AddSingleton<IEntityMapping, AuditMapping>();
        services.AddScoped<Tenancy>().AddScoped<ActorScope>().AddScoped<Writer>().AddScoped<Reader>().AddScoped<AuditLog>();
        services.AddHostedService<SequencerService>();
        services.AddSingleton<DatabaseFiles>().AddHostedService<ErasingService>();
        services.AddSingleton(provider => new ErasedTraces(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<DatabaseFiles>(), provider.GetRequiredService<IServiceScopeFactory>(), provider.GetServices<ErasingFact>()));
        return services;
    }

    private static void AddAuditHeads(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => Witnesses.Parse(Environment.GetEnvironmentVariable(Witnesses.Variable), provider.GetService<IHeadMail>()));
        services.AddSingleton<HeadSigner>();
        // Their constructors take what the kernel keeps to itself, so the container cannot call them.
        services.AddSingleton(provider => new AuditChain(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ICommitter>(), provider.GetRequiredService<HeadSigner>(),
            provider.GetRequiredService<Witnesses>(), provider.GetRequiredService<IClock>()));
        services.AddSingleton(provider => new AuditHeads(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<HeadSigner>(), provider.GetRequiredService<Witnesses>()));
        services.AddSingleton(provider => new HeadKeeper(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ICommitter>(), provider.GetRequiredService<HeadSigner>(),
            provider.GetRequiredService<Witnesses>(), provider.GetRequiredService<IClock>(), provider.GetRequiredService<ILogger<HeadKeeper>>()));
        services.AddHostedService<HeadService>();
    }
}
