using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Shell;

/// <summary>The shell's only endpoint besides the gallery page.</summary>
public static class ShellEndpoints
{
    /// <summary>Serves style sheet, scripts and pictures under <c>/assets</c> to anybody: the sign-in page needs them too.</summary>
    public static IEndpointConventionBuilder MapShell(this IEndpointRouteBuilder routes)
    {
        var assets = routes.ServiceProvider.GetRequiredService<ShellAssets>();
        return routes.MapGet("/assets/{file}", (string file, HttpContext http) => assets.Serve(file, http))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
