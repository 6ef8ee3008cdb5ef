using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>Looks at a page: axe in light and dark, and a picture at each of three widths. The pages are the same on either database: one run looks.</summary>
internal sealed class Screens(string journey, bool looks)
{
    private static readonly int[] Widths = [360, 820, 1440];
    private const int Height = 900;
    private int _number;

    public static readonly string Root = Repository.Root;

    /// <summary>Collected over the journey and asserted at its end, so that one page's fault does not hide the next one's.</summary>
    public List<string> Violations { get; } = [];

    public async Task Look(IPage page, string name)
    {
        if (!looks) return;
        var file = $"{++_number:00}-{name}";
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var found = await page.RunAxe();
            Violations.AddRange(found.Violations.Select(violation =>
                $"{file} {scheme}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
            await TakePictures(page, file, scheme);
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
    }

    private async Task TakePictures(IPage page, string file, ColorScheme scheme)
    {
        var folder = Path.Combine(Root, "artifacts", "screens", journey);
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Height);
            await AssertNothingSticksOut(page, file, width);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{file}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
        }
        await page.SetViewportSizeAsync(Widths[0], Height);
    }

    private async Task AssertNothingSticksOut(IPage page, string file, int width)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width) Violations.Add($"{file}: at {width} px the page is {wide} px wide and scrolls sideways.");
    }
}
