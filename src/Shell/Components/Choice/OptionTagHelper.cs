using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One answer of a <c>c-choice</c>: the whole line is the target, at least 44 px high.</summary>
[HtmlTargetElement("c-option", ParentTag = "c-choice")]
public sealed class OptionTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string? Hint { get; set; }
    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceContext)context.Items[typeof(ChoiceContext)];
        var id = Id(group.Name, Value);
        var hintId = Hint is null ? null : id + "-hint";
        output.Become("div", "c-option");
        output.Content.AppendHtml(Element("input").Void().With("type", "radio").With("id", id).With("name", group.Name).With("value", Value)
            .Flag("checked", group.Value == Value).Flag("disabled", Disabled)
            .With("aria-describedby", hintId));
        output.Content.AppendHtml(Element("label", "c-option__label").With("for", id).Add(await output.GetChildContentAsync()));
        if (Hint is not null)
            output.Content.AppendHtml(Element("span", "c-option__hint", Hint).With("id", hintId));
    }
}
