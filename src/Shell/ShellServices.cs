using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confrere.Shell;

/// <summary>How the executable brings the shell in and how modules add to it.</summary>
public static class ShellServices
{
    /// <summary>Called once by the executable, beside <c>AddRazorPages</c>.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services, Action<ShellOptions>? configure = null)
    {
        services.AddOptions<ShellOptions>().Configure(configure ?? (_ => { }));
        services.AddShellAssets(typeof(ShellServices).Assembly);
        services.TryAddSingleton(provider => new ShellAssets(provider.GetServices<AssetSource>()));
        services.TryAddSingleton<INavigation, RoleNavigation>();
        return services;
    }

    /// <summary>Offers an entry of the header to those who hold any of <paramref name="roles"/>; with no role, to everybody signed in.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, NavigationItem item, params string[] roles)
    {
        if (!item.Href.StartsWith('/'))
            throw new ArgumentException($"The navigation entry \"{item.Label}\" leads to \"{item.Href}\", which does not start with \"/\".", nameof(item));
        return services.AddSingleton(new NavigationOffer(item, roles));
    }

    /// <summary>Serves what a module embeds: <c>styles/components/*.css</c>, <c>scripts/*.js</c> and <c>images/*.svg</c> (logical names).</summary>
    public static IServiceCollection AddShellAssets(this IServiceCollection services, Assembly assembly)
    {
        if (!services.Any(service => service.ImplementationInstance is AssetSource source && source.Assembly == assembly))
            services.AddSingleton(new AssetSource(assembly));
        return services;
    }
}
