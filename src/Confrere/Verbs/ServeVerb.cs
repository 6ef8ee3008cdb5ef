using System.CommandLine;
using Confrere.App.Demonstration;
using Confrere.App.Hosting;

namespace Confrere.App.Verbs;

/// <summary>`serve`: opens the database and answers on ASPNETCORE_URLS.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var demonstration = new Option<bool>("--demonstration") { Description = "Load the demonstration programme into an empty database and offer sign-in links." };
        var verb = new Command("serve", "Serve Confrere on ASPNETCORE_URLS (default http://127.0.0.1:5080).") { demonstration };
        verb.SetAction((parsed, cancellation) => Serve(parsed.GetValue(demonstration), cancellation));
        return verb;
    }

    private static async Task<int> Serve(bool isDemonstration, CancellationToken cancellation)
    {
        await using var app = WebHost.Build(ConfrereSettings.FromEnvironment(isDemonstration));
        await WebHost.Migrate(app.Services);
        if (isDemonstration && await DemonstrationStart.Prepare(app.Services, cancellation) is { } refusal)
        {
            Console.Error.WriteLine(refusal);
            return 1;
        }
        await app.StartAsync(cancellation);
        Console.WriteLine($"Confrere answers on {string.Join(", ", app.Urls)}");
        if (isDemonstration) DemonstrationStart.PrintLinks(app.Services);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
