using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Confrere.Shell.Tests;

/// <summary>The gallery in a real browser: three widths, light and dark, a picture of each left under <c>artifacts/screens/shell</c>.</summary>
public sealed class ScreenTests(ShellHost host) : IClassFixture<ShellHost>, IAsyncLifetime
{
    private static readonly string[] Pages =
        ["/design", "/design/one-thing", "/design/journey", "/design/agenda", "/design/planner", "/design/document"];

    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public static TheoryData<string, int, string> Screens()
    {
        var screens = new TheoryData<string, int, string>();
        foreach (var page in Pages)
            foreach (var width in new[] { 360, 820, 1440 })
                foreach (var scheme in new[] { "Light", "Dark" })
                    screens.Add(page, width, scheme);
        return screens;
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"There is no browser at {Chromium}.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_page_is_accessible_and_obeys_the_content_policy(string path, int width, string scheme)
    {
        var page = await Open(path, width, Enum.Parse<ColorScheme>(scheme));
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        await page.ReloadAsync();
        await page.ScreenshotAsync(new() { FullPage = true, Path = Screen(path, width, scheme) });
        complaints.ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, "the page scrolls sideways");
        var found = await page.RunAxe();
        found.Passes.ShouldNotBeEmpty();
        found.Violations.Select(Describe).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_search_for_violations_finds_one_that_is_put_there()
    {
        var page = await Open("/design", 820, ColorScheme.Light);
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");
        (await page.RunAxe()).Violations.Select(violation => violation.Id).ShouldContain("image-alt");
    }

    [Fact]
    public async Task The_content_policy_is_in_force()
    {
        var page = await Open("/design", 820, ColorScheme.Light);
        await page.EvaluateAsync("document.body.setAttribute('style', 'margin-left: 77px')");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).marginLeft")).ShouldBe("0px");
    }

    private async Task<IPage> Open(string path, int width, ColorScheme scheme)
    {
        // The content policy keeps axe itself out; it is asserted through the console before axe is let in.
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, BypassCSP = false,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + path);
        return page;
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}";

    private static string Screen(string path, int width, string scheme) =>
        Path.Combine(Repository.Root, "artifacts", "screens", "shell", $"{path.Trim('/').Replace('/', '-')}-{width}-{scheme.ToLowerInvariant()}.png");
}
