using Confrere.Shell.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Confrere.Shell.Tests;

public sealed class FormTests
{
    private static ModelExpression Bound(string name, object? model)
    {
        var provider = new EmptyModelMetadataProvider();
        return new(name, new ModelExplorer(provider, provider.GetMetadataForType(model?.GetType() ?? typeof(string)), model));
    }

    [Fact]
    public async Task Field_ties_label_hint_and_error_to_the_control_inside()
    {
        var html = await Rendered.Html(new FieldTagHelper { Label = "Work e-mail", Hint = "For sessions only.", Error = "No ending." },
            items => Rendered.Html(new FieldControlTagHelper(), null, items, "input", ("name", "Email"), ("type", "email")));
        html.ShouldContain("""<label class="c-label" for="Email">Work e-mail</label>""");
        html.ShouldContain("""<p class="c-hint" id="Email-hint">For sessions only.</p>""");
        html.ShouldContain("""<p class="c-error" id="Email-error">No ending.</p>""");
        html.ShouldContain("aria-describedby=\"Email-error Email-hint\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("c-field--refused");
    }

    [Fact]
    public async Task Field_without_error_says_nothing_about_one()
    {
        var html = await Rendered.Html(new FieldTagHelper { Label = "Note", Optional = true },
            items => Rendered.Html(new FieldControlTagHelper(), null, items, "textarea", ("name", "Note")));
        html.ShouldContain("optional");
        html.ShouldNotContain("aria-");
        html.ShouldNotContain("c-error");
    }

    [Fact]
    public async Task Field_writes_its_own_input_with_the_words_that_were_refused()
    {
        var html = await Rendered.Html(new FieldTagHelper
        {
            Label = "Work e-mail", Type = "email", For = Bound("Email", "stored@example.org"),
            ViewContext = Rendered.Refusing("Email", "No \"ending\".", "<typed>"),
        });
        html.ShouldContain("value=\"&lt;typed&gt;\"");
        html.ShouldContain("No &quot;ending&quot;.");
        html.ShouldContain("type=\"email\"");
    }

    [Fact]
    public async Task Field_shows_the_model_when_nothing_was_refused() =>
        (await Rendered.Html(new FieldTagHelper { Label = "Age", Type = "number", For = Bound("Age", 41) })).ShouldContain("value=\"41\"");

    [Fact]
    public async Task Field_never_gives_a_password_back() =>
        (await Rendered.Html(new FieldTagHelper { Label = "Password", Type = "password", For = Bound("Password", "secret") })).ShouldNotContain("secret");

    [Fact]
    public async Task Field_without_a_control_says_which_field_it_is() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new FieldTagHelper { Label = "Speciality" }, "<p>text</p>")))
            .Message.ShouldContain("Speciality");

    [Theory, InlineData("b", true), InlineData("c", false)]
    public async Task Option_of_a_select_is_chosen_when_it_is_the_bound_value(string value, bool chosen)
    {
        var items = new Dictionary<object, object> { [typeof(FieldContext)] = new FieldContext("F", "b", _ => null) };
        (await Rendered.Html(new FieldOptionTagHelper(), null, items, "option", ("value", value))).Contains("selected").ShouldBe(chosen);
    }

    private static Func<IDictionary<object, object>, Task<string>> Options(params string[] values) => async items =>
        string.Concat(await Task.WhenAll(values.Select(value => Rendered.Html(new OptionTagHelper { Value = value, Hint = "h" }, _ => Task.FromResult(value), items))));

    [Fact]
    public async Task Choice_is_a_fieldset_whose_legend_is_the_question()
    {
        var html = await Rendered.Html(new ChoiceTagHelper { Name = "Format", Legend = "How?", Hint = "Any time.", Value = "room" }, Options("video", "room"));
        html.ShouldStartWith("<fieldset");
        html.ShouldContain("""<legend class="c-legend">How?</legend>""");
        html.ShouldContain("aria-describedby=\"Format-hint\"");
        html.ShouldContain("""<label class="c-option__label" for="Format-room">room</label>""");
        html.Split("checked=").Length.ShouldBe(2);
        html.ShouldContain("aria-describedby=\"Format-room-hint\"");
    }

    [Fact]
    public async Task Choice_shows_the_sentence_of_the_model_state()
    {
        var html = await Rendered.Html(new ChoiceTagHelper { For = Bound("Format", null), Legend = "How?", ViewContext = Rendered.Refusing("Format", "Choose one.") }, Options("video"));
        html.ShouldContain("""<p class="c-error" id="Format-error">Choose one.</p>""");
        html.ShouldContain("aria-describedby=\"Format-error\"");
    }

    [Fact]
    public async Task Choice_without_a_question_is_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new ChoiceTagHelper { Name = "Format" }, Options("video")));

    [Fact]
    public async Task Check_is_ticked_by_its_bound_value_and_labelled()
    {
        var html = await Rendered.Html(new CheckTagHelper { For = Bound("Agrees", true), Label = "I agree", Hint = "Version 3." });
        html.ShouldContain("checked=\"checked\"");
        html.ShouldContain("""<label class="c-check__label" for="Agrees">I agree</label>""");
        html.ShouldContain("aria-describedby=\"Agrees-hint\"");
        (await Rendered.Html(new CheckTagHelper { For = Bound("Agrees", false), Label = "I agree" })).ShouldNotContain("checked=");
    }

    [Fact]
    public async Task Card_is_named_by_its_title_and_described_by_the_rest()
    {
        var html = await Rendered.Html(new CardListTagHelper { Name = "coach", Legend = "Choose", Value = "k9" }, items =>
            Rendered.Html(new ChoiceCardTagHelper { Value = "k9", Title = "Dr Lindqvist", Subtitle = "Paediatrics" }, _ => Task.FromResult("<p>Asks.</p>"), items));
        html.ShouldContain("""<label class="c-choice-card__title" for="coach-k9">Dr Lindqvist</label>""");
        html.ShouldContain("aria-describedby=\"coach-k9-about\"");
        html.ShouldContain("checked=\"checked\"");
        html.ShouldContain("<p>Asks.</p>");
    }

    [Fact]
    public async Task Slots_stand_under_their_day_in_a_named_zone()
    {
        var html = await Rendered.Html(new SlotPickerTagHelper
        {
            Name = "slot", Legend = "When?", Zone = "Zurich time (UTC+1)", Value = "a2",
            Days = [new("Tuesday 24 November", [new("a1", "07:15", "2026-11-24T07:15:00+01:00"), new("a2", "12:30", "2026-11-24T12:30:00+01:00", "by video")])],
        });
        html.ShouldContain("Times are in Zurich time (UTC&#x2B;1).");
        html.ShouldContain("<legend>Tuesday 24 November</legend>");
        html.ShouldContain("""<time datetime="2026-11-24T07:15:00&#x2B;01:00">07:15</time>""");
        html.Split("checked=").Length.ShouldBe(2);
        html.ShouldContain("by video");
    }

    [Fact]
    public async Task Slots_without_a_zone_are_refused() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Rendered.Html(new SlotPickerTagHelper { Name = "slot", Legend = "When?" }));

    [Fact]
    public async Task Button_takes_its_look_and_submits()
    {
        var html = await Rendered.Html(new ButtonTagHelper { Kind = ButtonKind.Danger }, _ => Task.FromResult("Withdraw"), null, "button");
        html.ShouldBe("""<button class="c-button c-button--danger" type="submit">Withdraw</button>""");
        (await Rendered.Html(new ActionsTagHelper(), html)).ShouldStartWith("<div class=\"c-actions\">");
    }
}
