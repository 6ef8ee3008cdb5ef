using Confrere.App.Hosting;
using Confrere.Kernel.Access;
using Confrere.Kernel.Web;
using Confrere.Messages.Domain;
using Confrere.People.Contracts;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>
/// Everything that exists in a demonstration and nowhere else: its clock, its player, its sign-in links. An ordinary start registers and maps
/// none of it.
/// </summary>
internal static class DemonstrationEndpoints
{
    public const string Path = "/demonstration";

    public static IServiceCollection AddDemonstration(this IServiceCollection services, ConfrereSettings settings)
    {
        var clock = new DemonstrationClock(System.IO.Path.Combine(settings.KeyFolder, "demonstration-clock"));
        services.AddSingleton(clock).AddSingleton<IClock>(clock).AddSingleton<DemonstrationKey>();
        services.AddScoped<DemonstrationRole>().AddScoped<DemonstrationPlayer>();
        return services;
    }

    /// <summary>Wraps the mail transport that Messages registered, so it is called after the modules.</summary>
    public static IServiceCollection MuteThePlayedPast(this IServiceCollection services)
    {
        var transport = services.Last(service => service.ServiceType == typeof(IMailTransport));
        services.Remove(transport);
        return services.AddSingleton<IMailTransport>(provider =>
            new MutedWhilePlaying((IMailTransport)transport.ImplementationFactory!(provider), provider.GetRequiredService<DemonstrationClock>()));
    }

    public static void MapDemonstration(this WebApplication app)
    {
        app.MapGet(Path + "/sign-in/{role}", SignIn).RequireAuthorization(AppAccess.Start);
    }

    public static IEnumerable<(string Role, string Link)> Links(IServiceProvider services)
    {
        var (address, key) = (services.GetRequiredService<PublicAddress>(), services.GetRequiredService<DemonstrationKey>());
        return DemonstrationRole.Offered.Select(role => (role, address.Of($"{Path}/sign-in/{role}?key={key.Value}")));
    }

    private static async Task<IResult> SignIn(string role, string? key, DemonstrationKey demonstration, DemonstrationRole roles, ISignIn signIn, HttpContext http)
    {
        if (!demonstration.Opens(key) || !DemonstrationRole.Offered.Contains(role) || await roles.Find(role) is not { } person) return Results.NotFound();
        await signIn.SignIn(http, person);
        return Results.Redirect("/");
    }
}
