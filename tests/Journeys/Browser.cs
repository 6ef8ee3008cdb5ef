using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>Debian's Chromium, without any of its own errands on the network.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>Somebody else at a device of their own: a phone's width, no cookies, errors of the page collected.</summary>
    /// <param name="sameAs">Carries this person's cookies.</param>
    public async Task<Person> NewPerson(List<string> troubles, bool withScript = true, Person? sameAs = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 900 }, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = withScript,
            StorageState = sameAs is null ? null : await sameAs.Context.StorageStateAsync(),
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => troubles.Add($"{page.Url}: script error {error}");
        page.Console += (_, message) => { if (message.Type == "error") troubles.Add($"{page.Url}: {message.Text}"); };
        return new(context, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

internal sealed record Person(IBrowserContext Context, IPage Page);
