using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Confrere.Journeys.Tests;

/// <summary>
/// Looks at a page: all of axe and a picture at each of three widths in light; in dark, what colours can change: contrast, and one picture. The pages are
/// the same on either database: one run looks.
/// </summary>
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
        Note(file, await page.RunAxe());
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, Height);
            await AssertNothingSticksOut(page, file, width);
            await TakePicture(page, $"{file}-{width}-light");
        }
        await page.SetViewportSizeAsync(Widths[0], Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        Note($"{file} dark", await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } }));
        await TakePicture(page, $"{file}-{Widths[0]}-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
    }

    private void Note(string file, AxeResult found) =>
        Violations.AddRange(found.Violations.Select(violation => $"{file}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));

    private Task TakePicture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Root, "artifacts", "screens", journey, $"{name}.png"), FullPage = true });

    private async Task AssertNothingSticksOut(IPage page, string file, int width)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width) Violations.Add($"{file}: at {width} px the page is {wide} px wide and scrolls sideways.");
    }
}
