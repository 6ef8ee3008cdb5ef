using System.Collections.Concurrent;
using Confrere.Kernel.Identifiers;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>Everything that devices send and are sent, and beside it what their authenticators told the page and nobody else.</summary>
internal sealed class Wire
{
    private const string TellOfSecrets = """
        for (const act of ['create', 'get']) {
          const real = navigator.credentials[act].bind(navigator.credentials);
          navigator.credentials[act] = async (...asked) => {
            const credential = await real(...asked);
            const secret = credential.getClientExtensionResults().prf?.results?.first;
            if (secret) await tellOfSecret(Array.from(new Uint8Array(secret)));
            return credential;
          };
        }
        """;

    private readonly ConcurrentQueue<string> _heard = new();

    public List<byte[]> Secrets { get; } = [];
    public List<string> Troubles { get; } = [];
    public string Heard => string.Join('\n', _heard);

    public async Task Attach(IBrowserContext context)
    {
        context.Request += (_, request) => _heard.Enqueue($"{request.Method} {request.Url} {string.Join('|', request.Headers.Values)} {request.PostData}");
        context.Response += async (_, response) =>
        {
            // A page that is left before its answer was read has none to read.
            try { _heard.Enqueue(await response.TextAsync()); } catch (PlaywrightException) { }
        };
        await context.ExposeFunctionAsync<int[], int>("tellOfSecret", bytes =>
        {
            Secrets.Add([.. bytes.Select(value => (byte)value)]);
            return 0;
        });
        await context.AddInitScriptAsync(TellOfSecrets);
    }
}

internal static class Devices
{
    /// <summary>A device of this person, signed in by the headers that the house of the tests takes.</summary>
    public static async Task<IPage> NewDevice(this Browser browser, PersonId person, string role, Wire wire)
    {
        var device = await browser.NewPerson(wire.Troubles);
        await device.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["X-Person"] = person.ToString(), ["X-Role"] = role });
        await wire.Attach(device.Context);
        return device.Page;
    }
}
