using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One item of a <c>c-likert</c>.</summary>
[HtmlTargetElement("c-likert-row", ParentTag = "c-likert")]
public sealed class LikertRowTagHelper : TagHelper
{
    /// <summary>The name under which the answer is posted.</summary>
    public string Name { get; set; } = "";

    /// <summary>The instrument's code for the item; scripts find the row by it.</summary>
    public string Code { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>The anchor value chosen before, if any.</summary>
    public string? Value { get; set; }

    public string? Error { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Name.Length == 0 || Text.Length == 0)
            throw new InvalidOperationException($"The item \"{Code}{Text}\" needs a name and a text.");
        var anchors = (IReadOnlyList<LikertAnchor>)context.Items[typeof(LikertTagHelper)];
        var error = Error ?? ModelState.ErrorOf(ViewContext, Name);
        var id = Id(Name);
        output.Become("fieldset", error is null ? "c-likert__row" : "c-likert__row c-likert__row--refused");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("data-item", Code);
        output.Content.AppendHtml(Element("legend", "c-likert__text", Text));
        if (error is not null)
        {
            output.Attributes.SetAttribute("aria-describedby", id + "-error");
            output.Content.AppendHtml(Element("p", "c-error", error).With("id", id + "-error"));
        }
        var choices = Element("div", "c-likert__choices");
        foreach (var anchor in anchors)
            choices.Add(ChoiceOf(anchor, id));
        output.Content.AppendHtml(choices);
    }

    private TagBuilder ChoiceOf(LikertAnchor anchor, string id)
    {
        var choice = Id(id, anchor.Value);
        return Element("label", "c-likert__choice").With("for", choice)
            .Add(Element("input").Void().With("type", "radio").With("id", choice).With("name", Name).With("value", anchor.Value)
                .Flag("checked", Value == anchor.Value))
            .Add(Element("span", "c-likert__anchor", anchor.Label));
    }
}
