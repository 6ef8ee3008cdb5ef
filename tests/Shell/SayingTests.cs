using Confrere.Shell.Components;

namespace Confrere.Shell.Tests;

public sealed class SayingTests
{
    [Fact]
    public async Task Progress_says_where_one_is()
    {
        var html = await Rendered.Html(new ProgressTagHelper { Step = 2, Of = 5, Label = "Work" });
        html.ShouldContain("2 of 5");
        html.ShouldContain("max=\"5\"");
    }

    [Theory, InlineData(0, 5), InlineData(6, 5)]
    public async Task Progress_outside_its_range_is_refused(int step, int of) =>
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new ProgressTagHelper { Step = step, Of = of }));

    [Theory, InlineData(NoticeKind.Info, "Note: "), InlineData(NoticeKind.Attention, "Needs attention: "), InlineData(NoticeKind.Waiting, "Waiting: "), InlineData(NoticeKind.Done, "Done: ")]
    public async Task Notice_says_its_tone_in_words_and_in_a_drawing(NoticeKind kind, string word)
    {
        var html = await Rendered.Html(new NoticeTagHelper { Kind = kind, Sentence = "A < B" }, "<p>Do this.</p>");
        html.ShouldContain($"<span class=\"visually-hidden\">{word}</span>A &lt; B");
        html.ShouldContain("<svg");
        html.ShouldContain("<p>Do this.</p>");
    }

    [Fact]
    public async Task Refusal_is_read_out_and_says_that_nothing_was_lost()
    {
        var html = await Rendered.Html(new RefusalTagHelper { Sentence = "This hour was taken while you chose." }, "<p>Choose another.</p>");
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("Nothing you entered was lost.");
        html.ShouldContain("<p>Choose another.</p>");
    }

    [Fact]
    public async Task Refusal_leads_to_each_refused_field()
    {
        var html = await Rendered.Html(new RefusalTagHelper { ViewContext = Rendered.Refusing("Input.Email", "No ending.") });
        html.ShouldContain("One answer needs another look.");
        html.ShouldContain("""<a href="#Input_Email">No ending.</a>""");
    }

    [Fact]
    public async Task Refusal_is_silent_when_nothing_was_refused() => (await Rendered.Html(new RefusalTagHelper())).ShouldBeEmpty();

    [Fact]
    public async Task Empty_state_says_what_to_do_first()
    {
        (await Rendered.Html(new EmptyTagHelper { Sentence = "No coach yet." }, "<p>Add one.</p>")).ShouldContain("<p>Add one.</p>");
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new EmptyTagHelper { Sentence = "No coach yet." }));
    }

    [Fact]
    public async Task Timeline_says_past_now_and_next()
    {
        var html = await Rendered.Html(new TimelineTagHelper { Label = "Your year" }, async items =>
            await Rendered.Html(new EventTagHelper { State = EventState.Past, Title = "Survey", When = "2 March", Iso = "2026-03-02" }, null, items)
            + await Rendered.Html(new EventTagHelper { State = EventState.Now, Title = "Session" }, null, items)
            + await Rendered.Html(new EventTagHelper { State = EventState.Next, Title = "Second survey" }, null, items));
        html.ShouldStartWith("<ol");
        html.ShouldContain("""<time class="c-event__when" datetime="2026-03-02">2 March</time>""");
        html.ShouldContain("Done: </span>Survey");
        html.ShouldContain("aria-current=\"step\"");
        html.ShouldContain("To come: </span>Second survey");
    }

    [Fact]
    public async Task Badge_keeps_its_words() =>
        (await Rendered.Html(new BadgeTagHelper { Tone = BadgeTone.Attention }, "Overdue")).ShouldBe("""<span class="c-badge c-badge--attention">Overdue</span>""");

    [Fact]
    public async Task Time_names_its_zone() =>
        (await Rendered.Html(new TimeTagHelper { Iso = "2026-11-24T17:30", Zone = "Zurich time" }, "17:30"))
            .ShouldBe("""<time class="c-time" datetime="2026-11-24T17:30">17:30 <span class="c-time__zone">Zurich time</span></time>""");

    [Fact]
    public async Task Definitions_are_a_native_list() =>
        (await Rendered.Html(new DefinitionsTagHelper(), items => Rendered.Html(new DefinitionTagHelper { Term = "Dose" }, _ => Task.FromResult("Six"), items)))
            .ShouldBe("""<dl class="c-definitions"><div class="c-definition"><dt>Dose</dt><dd>Six</dd></div></dl>""");

    [Fact]
    public async Task Who_says_both_who_can_and_who_cannot()
    {
        var html = await Rendered.Html(new WhoTagHelper { Can = "you", Cannot = "your employer" });
        html.ShouldContain("It can be seen by <strong>you</strong>.");
        html.ShouldContain("It cannot be seen by <strong>your employer</strong>.");
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new WhoTagHelper { Can = "you" }));
    }
}
