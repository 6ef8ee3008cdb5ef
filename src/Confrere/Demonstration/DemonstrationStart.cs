using Confrere.App.Hosting;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.People.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.App.Demonstration;

/// <summary>What a demonstration does before and after the server starts.</summary>
internal static class DemonstrationStart
{
    private const string ProtocolFile = "samples/protocols/peer-coaching-6x3.yaml";

    /// <summary>Plays the programme into an empty database.</summary>
    /// <returns>A sentence when the database belongs to somebody real; null when all is well.</returns>
    public static async Task<string?> Prepare(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var institutions = await scope.ServiceProvider.GetRequiredService<Reader>().Query<InstitutionRow>().ToListAsync(cancellation);
        if (institutions.Any(institution => !institution.IsDemonstration))
            return "This database holds an institution that is no demonstration. Nothing was started and nothing was changed: use `serve`, or name another database in CONFRERE_DATABASE.";
        if (institutions.Count > 0)
            return await WasPlayedToItsEnd(scope.ServiceProvider, cancellation)
                ? null
                : "An earlier start was interrupted while it played the demonstration, so this database holds half a programme. Delete it (by default var/confrere.db*) and start again.";
        Console.WriteLine("Playing the demonstration programme into the empty database ...");
        var file = Path.Combine(services.GetRequiredService<ConfrereSettings>().Home, ProtocolFile);
        var took = await scope.ServiceProvider.GetRequiredService<DemonstrationPlayer>().Play(await File.ReadAllTextAsync(file, cancellation), cancellation);
        Console.WriteLine($"Played 170 days of the programme in {took.TotalSeconds:0.0} s.");
        return null;
    }

    private static async Task<bool> WasPlayedToItsEnd(IServiceProvider services, CancellationToken cancellation) =>
        (await services.GetRequiredService<AuditLog>().Actions(cancellation)).Contains(DemonstrationPlayer.Played);

    public static void PrintLinks(IServiceProvider services)
    {
        Console.WriteLine("Sign in as");
        foreach (var (role, link) in DemonstrationEndpoints.Links(services)) Console.WriteLine($"  {role,-12} {link}");
        Console.WriteLine($"Clock and links: {services.GetRequiredService<PublicAddress>().Of($"{DemonstrationEndpoints.Path}?key={services.GetRequiredService<DemonstrationKey>().Value}")}");
        Console.WriteLine("A sponsor has no account: the director releases a pack and passes on its link.");
    }
}
