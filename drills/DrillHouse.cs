using Confrere.App.Hosting;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills;

/// <summary>The whole house on a given database and key folder, without its web server and its background services.</summary>
internal sealed class DrillHouse(WebApplication app, InstitutionId institution) : IAsyncDisposable
{
    public static DrillHouse Open(string connection, string keys, InstitutionId institution, Action<IServiceCollection>? adjust = null) =>
        new(WebHost.Build(new(new(connection), keys, IsDemonstration: false), builder =>
        {
            Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
            adjust?.Invoke(builder.Services);
        }), institution);

    public InstitutionId Institution => institution;

    public IServiceProvider Services => app.Services;

    /// <summary>Starts the web server, with what <c>adjust</c> left of the background services, and returns its address.</summary>
    public async Task<Uri> Serve()
    {
        await app.StartAsync();
        return new(app.Urls.First());
    }

    public async Task<T> Do<THandler, T>(string actor, Func<THandler, Task<T>> use) where THandler : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(new(actor));
        return await use(scope.ServiceProvider.GetRequiredService<THandler>());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
