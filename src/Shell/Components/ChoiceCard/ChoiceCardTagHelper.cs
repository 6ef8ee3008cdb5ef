using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One card of a <c>c-card-list</c>; the label is the title, the content describes it, and the whole card can be pressed.</summary>
[HtmlTargetElement("c-choice-card", ParentTag = "c-card-list")]
public sealed class ChoiceCardTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string Title { get; set; } = "";
    public string? Subtitle { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceContext)context.Items[typeof(ChoiceContext)];
        var id = Id(group.Name, Value);
        output.Become("div", "c-choice-card");
        output.Content.AppendHtml(Element("input").Void().With("type", "radio").With("id", id).With("name", group.Name).With("value", Value)
            .Flag("checked", group.Value == Value).With("aria-describedby", id + "-about"));
        output.Content.AppendHtml(Element("label", "c-choice-card__title", Title).With("for", id));
        var about = Element("div", "c-choice-card__about").With("id", id + "-about");
        if (Subtitle is not null)
            about.Add(Element("p", "c-choice-card__subtitle", Subtitle));
        output.Content.AppendHtml(about.Add(await output.GetChildContentAsync()));
    }
}
