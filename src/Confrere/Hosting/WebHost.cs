using Confrere.App.Demonstration;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Modules;
using Confrere.Kernel.Web;
using Confrere.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Confrere.App.Hosting;

/// <summary>Puts the house together: kernel, modules, shell, pages, and the order of what happens to a request.</summary>
internal static class WebHost
{
    public static WebApplication Build(ConfrereSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Confrere",
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Confrere", LogLevel.Information)
            // Session keys lie in the key folder, which only the owner can read: that is said in docs/how-to/keep-the-keys.md and not at every start.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // It warns on every form that it sets Cache-Control, which is no-store already.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(ConfrereSettings.DefaultUrl);
        AddServices(builder.Services, settings);
        adjust?.Invoke(builder);
        return Configure(builder.Build(), settings);
    }

    private static void AddServices(IServiceCollection services, ConfrereSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new PublicAddress(settings.Address ?? ListeningOn(provider)));
        if (settings.IsDemonstration) services.AddDemonstration(settings);
        services.AddKernel(settings.Database, KeyRing.Open(settings.KeyFolder)).AddModules();
        if (settings.IsDemonstration) services.MuteThePlayedPast();
        services.AddDataProtection().SetApplicationName("Confrere")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.KeyFolder, "sessions")))
            // Every request opens a session's cookie and, when it posts, two tokens: sealed and checked in one pass. A key that exists goes on in its own way.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddShell();
        services.AddAccess(AppAccess.Rules).AddNavigation(new("Audit log", "/audit", 90), Role.Auditor, Role.Administrator);
        services.AddRazorPages(pages => Place(pages, settings)).AddMvcOptions(mvc => mvc.Filters.Add<WhoCanSeeThis>());
        services.AddAuthentication();
        // An endpoint without a policy of its own is closed to everyone: forgetting to say so shows nothing.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddHealthChecks();
    }

    private static void Place(RazorPagesOptions pages, ConfrereSettings settings)
    {
        pages.RootDirectory = "/Features";
        if (!settings.IsDemonstration) pages.Conventions.AddPageRouteModelConvention("/ShowDemonstration/ShowDemonstration", page => page.Selectors.Clear());
    }

    private static WebApplication Configure(WebApplication app, ConfrereSettings settings)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/trouble");
        app.UseStatusCodePagesWithReExecute("/trouble/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<TenancyOfRequest>();
        app.UseAuthorization();
        app.UseMiddleware<AccessReceiptOfRequest>();
        app.MapShell();
        app.MapRazorPages();
        app.MapHealthChecks("/health").AllowAnonymous();
        foreach (var module in AllModules.List) module.Map(app);
        if (settings.IsDemonstration) app.MapDemonstration();
        return app;
    }

    // Asked before the server listens (a verb, the demonstration's player), the configured address is the one that it will listen on.
    private static Uri ListeningOn(IServiceProvider services)
    {
        var listening = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var configured = services.GetRequiredService<IConfiguration>()[WebHostDefaults.ServerUrlsKey]?.Split(';')[0];
        return new(listening ?? configured ?? ConfrereSettings.DefaultUrl);
    }

    /// <summary>Brings the database to this version's shape. Called before serving and before a verb's first service.</summary>
    public static Task Migrate(IServiceProvider services) => services.GetRequiredService<Migrator>().Migrate();
}
