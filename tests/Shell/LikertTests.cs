using Confrere.Shell.Components;

namespace Confrere.Shell.Tests;

public sealed class LikertTests
{
    private static readonly LikertAnchor[] Anchors = [new("0", "Never"), new("1", "Sometimes"), new("2", "Every day")];

    private static Task<string> Scale(params LikertRowTagHelper[] rows) =>
        Rendered.Html(new LikertTagHelper { Stem = "In the last month", Anchors = Anchors }, async items =>
            string.Concat(await Task.WhenAll(rows.Select(row => Rendered.Html(row, null, items)))));

    [Fact]
    public async Task Every_item_is_a_fieldset_and_every_label_repeats_its_anchor()
    {
        var html = await Scale(new LikertRowTagHelper { Name = "answers[W1]", Code = "W1", Text = "I went home on time." },
            new LikertRowTagHelper { Name = "answers[W2]", Code = "W2", Text = "I hurried." });
        html.ShouldContain("""<legend class="c-likert__text">I went home on time.</legend>""");
        html.Split("<fieldset").Length.ShouldBe(3);
        html.Split("<span class=\"c-likert__anchor\">Sometimes</span>").Length.ShouldBe(3);
        html.ShouldContain("data-item=\"W2\"");
        html.ShouldContain("name=\"answers[W1]\"");
    }

    [Fact]
    public async Task The_heads_of_the_matrix_are_not_read_twice() =>
        (await Scale()).ShouldContain("""<div aria-hidden="true" class="c-likert__heads">""");

    [Fact]
    public async Task The_answer_given_before_is_chosen_and_only_it()
    {
        var html = await Scale(new LikertRowTagHelper { Name = "W1", Code = "W1", Text = "Item", Value = "2" });
        html.Split("checked=").Length.ShouldBe(2);
        html.ShouldContain("""<input checked="checked" id="W1-2" name="W1" type="radio" value="2" />""");
    }

    [Fact]
    public async Task A_missing_answer_is_said_at_its_item()
    {
        var html = await Scale(new LikertRowTagHelper { Name = "W1", Code = "W1", Text = "Item", ViewContext = Rendered.Refusing("W1", "No answer yet.") });
        html.ShouldContain("""<p class="c-error" id="W1-error">No answer yet.</p>""");
        html.ShouldContain("aria-describedby=\"W1-error\"");
    }

    [Fact]
    public async Task A_scale_of_one_anchor_is_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new LikertTagHelper { Stem = "S", Anchors = [new("0", "Never")] }));

    [Fact]
    public async Task An_item_without_words_is_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Scale(new LikertRowTagHelper { Name = "W1", Code = "W1" }));
}
