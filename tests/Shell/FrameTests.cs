using System.Security.Claims;
using System.Text.RegularExpressions;
using Confrere.Shell.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Tests;

/// <summary>The layout around a page, and what holds for every component.</summary>
public sealed partial class FrameTests(ShellHost host) : IClassFixture<ShellHost>
{
    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Identifier();

    [GeneratedRegex("aria-(?:describedby|labelledby)=\"([^\"]+)\"")]
    private static partial Regex Reference();

    private Task<string> Gallery(string query = "") => host.Client.GetStringAsync("/design" + query);

    [Fact]
    public async Task Title_language_and_skip_link_are_there()
    {
        var html = await Gallery();
        html.ShouldContain("<title>Components - Confrere</title>");
        html.ShouldContain("<html lang=\"en\">");
        html.ShouldContain("<a class=\"skip-link\" href=\"#main\">");
        html.ShouldContain("<main id=\"main\"");
    }

    [Fact]
    public async Task Navigation_shows_what_the_roles_allow_and_where_one_is()
    {
        var html = await Gallery();
        html.ShouldContain("""<a href="/design" aria-current="page">Components</a>""");
        html.ShouldContain(">Caseload</a>");
        html.ShouldNotContain("Allocation");
    }

    [Fact]
    public async Task Sign_out_is_a_post_with_an_antiforgery_token()
    {
        var html = await Gallery();
        html.ShouldContain("<form method=\"post\" action=\"/sign-out\">");
        html.ShouldContain("__RequestVerificationToken");
        html.ShouldContain("Dr Ines Keller");
    }

    [Fact]
    public async Task Somebody_unknown_sees_no_navigation_and_may_sign_in()
    {
        var html = await Gallery("?anonymous");
        html.ShouldNotContain("site-nav\"");
        html.ShouldNotContain("Sign out");
        html.ShouldContain("href=\"/sign-in\"");
    }

    [Fact]
    public async Task Headings_start_at_one_and_skip_no_level()
    {
        var levels = Heading().Matches(await Gallery()).Select(match => match.Groups[1].Value[0] - '0').ToArray();
        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 1);
    }

    [Fact]
    public async Task Identifiers_are_unique_and_every_reference_leads_to_one()
    {
        var html = await Gallery();
        var ids = Identifier().Matches(html).Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        var references = Reference().Matches(html).SelectMany(match => match.Groups[1].Value.Split(' ')).ToArray();
        references.Length.ShouldBeGreaterThan(10);
        references.Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_needs_an_exception_from_the_content_policy()
    {
        var html = await Gallery();
        html.ShouldNotContain(" style=");
        html.ShouldNotContain("<style");
        html.ShouldNotContain(" onclick");
        html.ShouldNotContain("https://");
        Regex.Matches(html, "<script(?![^>]* src=\"/assets/)").ShouldBeEmpty();
    }

    [Fact]
    public async Task Bound_values_reach_native_controls_of_every_sort()
    {
        var html = await Gallery();
        html.ShouldContain("<option value=\"emergency\" selected=\"selected\">");
        html.ShouldContain("To leave on time twice a week");
        html.ShouldMatch("<input[^>]* id=\"Pager\"[^>]* value=\"4127\"[^>]* aria-describedby=\"Pager-hint\"");
        html.ShouldContain("<label class=\"c-label\" for=\"Pager\">");
    }

    [Fact]
    public async Task Every_component_appears_in_the_gallery()
    {
        var markup = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Shell"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText));
        var tags = typeof(FieldTagHelper).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(HtmlTargetElementAttribute), false).Cast<HtmlTargetElementAttribute>())
            .Select(target => target.Tag).Where(tag => tag.StartsWith("c-", StringComparison.Ordinal)).Distinct().ToArray();
        tags.Length.ShouldBeGreaterThan(20);
        tags.Where(tag => !markup.Contains("<" + tag + " ", StringComparison.Ordinal) && !markup.Contains("<" + tag + ">", StringComparison.Ordinal)).ShouldBeEmpty();
        (await Gallery()).ShouldNotContain("<c-");
    }

    [Fact]
    public void A_kind_of_page_that_there_is_not_is_refused()
    {
        PageKind.Known(PageKind.Board).ShouldBe("board");
        PageKind.Known(null).ShouldBe("one-thing");
        Should.Throw<InvalidOperationException>(() => PageKind.Known("dashboard")).Message.ShouldContain("dashboard");
    }

    [Fact]
    public void Navigation_is_ordered_and_empty_for_somebody_not_signed_in()
    {
        var navigation = new RoleNavigation([new(new("Later", "/b", 2), []), new(new("First", "/a", 1), ["coach"]), new(new("Other", "/c", 0), ["analyst"])]);
        var coach = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, "coach")], "test"));
        navigation.For(coach).Select(item => item.Label).ShouldBe(["First", "Later"]);
        navigation.For(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBeEmpty();
    }
}
