using System.Diagnostics;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>The tiny vocabulary of the journeys.</summary>
internal static class Pages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Presses the one primary button of the page and waits for what comes.</summary>
    public static Task Press(this IPage page) => page.Press("main form button.c-button--primary");

    public static async Task Press(this IPage page, string selector)
    {
        await page.EvaluateAsync("window.isPageBefore = true");
        await page.Locator(selector).First.ClickAsync();
        // Asked again and again from here: the page's content policy lets nothing inside it evaluate a condition later, and a page that waits for
        // its answers to be saved goes on a moment after the press.
        var patience = Stopwatch.StartNew();
        while (!await IsNext(page))
        {
            if (patience.Elapsed > Patience) throw new TimeoutException($"No page came after pressing {selector} on {page.Url}.");
            await Task.Delay(20);
        }
    }

    private static async Task<bool> IsNext(IPage page)
    {
        try { return await page.EvaluateAsync<bool>("!window.isPageBefore && document.readyState === 'complete'"); }
        catch (PlaywrightException) { return false; } // Between two pages there is none to ask.
    }

    public static async Task Open(this IPage page, string address)
    {
        var response = await page.GotoAsync(address);
        (response?.Status ?? 200).ShouldBeLessThan(400, $"{address} answered {response?.Status}:\n{await page.InnerTextAsync("body")}");
    }

    /// <summary>Chooses a radio or a check box by its field and value; the input itself is hidden behind its label.</summary>
    public static Task Choose(this IPage page, string name, string? value = null) =>
        page.Locator(value is null ? $"input[name='{name}']:not([type=hidden])" : $"input[name='{name}'][value='{value}']").First.CheckAsync(new() { Force = true });

    public static Task<string> Text(this IPage page) => page.Locator("main").InnerTextAsync();
}
