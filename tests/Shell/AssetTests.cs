using System.Net;
using System.Text.RegularExpressions;

namespace Confrere.Shell.Tests;

public sealed partial class AssetTests(ShellHost host) : IClassFixture<ShellHost>
{
    [GeneratedRegex("/assets/[a-z]+-[0-9a-f]{12}\\.[a-z]+")]
    private static partial Regex HashedPath();

    private async Task<string[]> PathsInThePage() =>
        [.. HashedPath().Matches(await host.Client.GetStringAsync("/design")).Select(match => match.Value).Distinct()];

    [Fact]
    public async Task Every_asset_a_page_names_is_served_and_cached_for_good()
    {
        var paths = await PathsInThePage();
        paths.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var path in paths)
        {
            var response = await host.Client.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            (await response.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Compresses_where_the_browser_allows_and_means_the_same()
    {
        var path = (await PathsInThePage()).First(path => path.EndsWith(".css", StringComparison.Ordinal));
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.Brotli };
        using var client = new HttpClient(handler) { BaseAddress = host.Client.BaseAddress };
        (await client.GetStringAsync(path)).ShouldBe(await host.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task An_unknown_hash_is_not_found() =>
        (await host.Client.GetAsync("/assets/site-000000000000.css")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public void Joins_styles_in_the_order_of_the_layers_not_of_the_files()
    {
        var css = Stylesheet.Join([("styles/utilities/u.css", "U{}"), ("styles/components/b.css", "B{}"), ("styles/components/a.css", "A{}"), ("styles/reset/r.css", "R{}")]);
        css.ShouldStartWith("@layer reset, tokens, base, layout, components, utilities;");
        new[] { "R{}", "A{}", "B{}", "U{}" }.Select(rule => css.IndexOf(rule, StringComparison.Ordinal)).ShouldBeInOrder();
    }

    [Fact]
    public void Refuses_a_style_in_no_layer() =>
        Should.Throw<InvalidOperationException>(() => Stylesheet.Join([("styles/extras/x.css", "")])).Message.ShouldContain("styles/extras/x.css");

    [Fact]
    public void A_script_that_nobody_embeds_is_named_in_the_error() =>
        Should.Throw<InvalidOperationException>(() => new ShellAssets([new(typeof(ShellAssets).Assembly)]).Script("slots"))
            .Message.ShouldContain("slots.js");
}
