using Confrere.Shell.Components;

namespace Confrere.Shell.Tests;

public sealed class NumberTests
{
    private static StatTagHelper Stat() => new()
    {
        Label = "Exhaustion", Value = "-4.1", Unit = "points", N = "142", Interval = "95% CI -6.8 to -1.4", Method = "Mixed model",
    };

    [Fact]
    public async Task Stat_shows_unit_n_interval_and_method_and_a_spoken_minus()
    {
        var html = System.Net.WebUtility.HtmlDecode(await Rendered.Html(Stat()));
        html.ShouldContain("\u22124.1");
        html.ShouldContain("95% CI \u22126.8 to \u22121.4");
        html.ShouldContain("n = 142. Mixed model");
        html.ShouldContain("points");
    }

    public static TheoryData<string> Parts => ["Unit", "N", "Interval", "Method", "Value", "Label"];

    [Theory, MemberData(nameof(Parts))]
    public async Task Stat_is_refused_without_any_of_its_parts(string part)
    {
        var stat = Stat();
        typeof(StatTagHelper).GetProperty(part)!.SetValue(stat, " ");
        (await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(stat))).Message.ShouldEndWith($"is not shown without its {part.ToLowerInvariant()}.");
    }

    [Fact]
    public async Task Table_has_a_caption_and_can_be_scrolled_by_key()
    {
        var html = await Rendered.Html(new TableTagHelper { Caption = "Sessions", Note = "Counts.", Dense = true }, "<tbody></tbody>");
        html.ShouldContain("""<caption id="table-u1-Sessions">Sessions</caption><tbody></tbody></table>""");
        html.ShouldContain("aria-labelledby=\"table-u1-Sessions\"");
        html.ShouldContain("tabindex=\"0\"");
        html.ShouldContain("""<p class="c-note">Counts.</p>""");
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new TableTagHelper(), "<tbody></tbody>"));
    }

    [Fact]
    public async Task Figure_sets_its_data_beneath_the_caption()
    {
        var html = await Rendered.Html(new FigureTagHelper { Number = "Figure 2", Caption = "Means." }, async items =>
            "<svg></svg>" + await Rendered.Html(new FigureDataTagHelper(), _ => Task.FromResult("<p>27.0</p>"), items));
        html.ShouldContain("""<figcaption><span class="c-figure__number">Figure 2.</span> Means.</figcaption></figure><details""");
        html.ShouldContain("</summary><p>27.0</p></details>");
    }

    [Fact]
    public async Task Figure_without_data_folds_nothing_away() =>
        (await Rendered.Html(new FigureTagHelper { Caption = "Flow." }, "<svg></svg>")).ShouldNotContain("<details");

    [Fact]
    public async Task Margin_note_is_a_note() =>
        (await Rendered.Html(new MarginNoteTagHelper(), "Wilson.")).ShouldBe("""<p class="c-margin-note" role="note">Wilson.</p>""");
}
