using Confrere.App.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Confrere.Drills.Power;

/// <summary>The real server, but for one thing: SQLite's writer does not flush. The control of the power cut drill.</summary>
internal static class CarelessServer
{
    public static async Task<int> Run()
    {
        var settings = ConfrereSettings.FromEnvironment(isDemonstration: false);
        await using var app = WebHost.Build(settings with { Database = settings.Database with { FlushesCommits = false } });
        await WebHost.Migrate(app.Services);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
        return 0;
    }
}
