using Confrere.App.Hosting;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Confrere.Modules.Tests.House;

/// <summary>
/// The whole house on a fresh database with a clock that the test moves. Use cases run through their handlers:
/// <code>
/// await using var house = await TestHouse.On(provider);
/// var result = await house.As(institution, services => services.GetRequiredService&lt;OpenEnrolment&gt;().Handle(request));
/// </code>
/// Background services are not running: the test calls them, so that nothing happens by itself.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 14, 0);

    private readonly WebApplication _app;
    private readonly Action _remove;

    private TestHouse(WebApplication app, FakeClock clock, Action remove) => (_app, Clock, _remove) = (app, clock, remove);

    public FakeClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The house's first institution: exists in tenancy only; People's own row is made by the test that needs it.</summary>
    public InstitutionId Institution { get; } = NewId.Of<InstitutionId>();

    public static async Task<TestHouse> On(DatabaseProvider provider, Action<IServiceCollection>? adjust = null)
    {
        var (connection, remove) = await FreshDatabase.On(provider);
        var clock = new FakeClock(Start);
        return new(Build(connection, clock, adjust), clock, remove);
    }

    internal static WebApplication Build(string connection, IClock clock, Action<IServiceCollection>? adjust = null)
    {
        var keys = Directory.CreateTempSubdirectory("confrere-keys-").FullName;
        return WebHost.Build(new(new(connection), keys, IsDemonstration: false), builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton(clock);
            adjust?.Invoke(builder.Services);
        });
    }

    /// <summary>Runs in a scope of its own as the given institution (default: the house's) and actor.</summary>
    public async Task<T> As<T>(Func<IServiceProvider, Task<T>> use, InstitutionId? institution = null, string actor = "test")
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution ?? Institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(new(actor));
        return await use(scope.ServiceProvider);
    }

    public Task As(Func<IServiceProvider, Task> use, InstitutionId? institution = null, string actor = "test") =>
        As(async services => { await use(services); return true; }, institution, actor);

    /// <summary>Runs as the system: sees every institution's rows.</summary>
    public async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        return await use(scope.ServiceProvider);
    }

    /// <summary>A handler of the house in one line: house.Do((OpenEnrolment open) => open.Handle(id)).</summary>
    public Task<T> Do<THandler, T>(Func<THandler, Task<T>> use, InstitutionId? institution = null) where THandler : notnull =>
        As(services => use(services.GetRequiredService<THandler>()), institution);

    /// <summary>Starts the web server on a free port and returns its address.</summary>
    public async Task<Uri> Serve()
    {
        await _app.StartAsync();
        return new(_app.Urls.First());
    }

    /// <summary>Links every fact and checks the chain.</summary>
    public async Task<ChainReport> VerifyChain()
    {
        await Services.GetRequiredService<Sequencer>().LinkAll();
        return await Services.GetRequiredService<AuditChain>().Verify();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _remove();
    }
}
