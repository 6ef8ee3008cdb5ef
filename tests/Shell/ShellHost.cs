using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Confrere.Shell.Tests;

/// <summary>A server with nothing but the shell in it, under the content policy that the executable sends.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;
    public string Address => _app.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        _app = await StartAsync("http://127.0.0.1:0");
        Client = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    internal static async Task<WebApplication> StartAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(ShellAssets).Assembly);
        builder.Services.AddShell(options => options.ContactLine = "Programme office, Room 4.12, telephone 555 0142.");
        builder.Services.AddNavigation(new("Caseload", "/coach", 20), "coach");
        builder.Services.AddNavigation(new("Components", "/design", 10), "coach", "director");
        builder.Services.AddNavigation(new("Allocation", "/allocation", 30), "analyst");
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = ShellContentPolicy.Header;
            if (!http.Request.Query.ContainsKey("anonymous"))
                http.User = new ClaimsPrincipal(new ClaimsIdentity(
                    [new(ClaimTypes.Name, "Dr Ines Keller"), new(ClaimTypes.Role, "coach")], "test"));
            return next(http);
        });
        app.MapShell();
        app.MapRazorPages();
        await app.StartAsync();
        return app;
    }
}
