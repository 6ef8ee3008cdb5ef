using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One thing that is agreed to or not. The label is <see cref="Label"/>, or the child content when it needs a link.</summary>
[HtmlTargetElement("c-check")]
public sealed class CheckTagHelper : TagHelper
{
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string? Name { get; set; }

    /// <summary>What is posted when it is ticked.</summary>
    public string Value { get; set; } = "true";

    public bool Checked { get; set; }

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext? ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = Name ?? ModelState.FieldOf(ViewContext, For)
            ?? throw new InvalidOperationException($"The tick box \"{Label}\" needs a name or asp-for.");
        var error = Error ?? ModelState.ErrorOf(ViewContext, name);
        var id = Value == "true" ? Id(name) : Id(name, Value);
        var described = string.Join(' ', new[] { error is null ? null : id + "-error", Hint is null ? null : id + "-hint" }.OfType<string>());
        output.Become("div", error is null ? "c-check" : "c-check c-check--refused");
        if (error is not null)
            output.Content.AppendHtml(Element("p", "c-error", error).With("id", id + "-error"));
        output.Content.AppendHtml(Element("input").Void().With("type", "checkbox").With("id", id).With("name", name).With("value", Value)
            .Flag("checked", IsChecked).With("aria-describedby", described.Length > 0 ? described : null)
            .With("aria-invalid", error is null ? null : "true"));
        var words = await output.GetChildContentAsync();
        output.Content.AppendHtml(Element("label", "c-check__label", Label).With("for", id).Add(words));
        if (Hint is not null)
            output.Content.AppendHtml(Element("span", "c-check__hint", Hint).With("id", id + "-hint"));
    }

    private bool IsChecked => Checked || string.Equals(ModelState.ValueOf(ViewContext, For), Value, StringComparison.OrdinalIgnoreCase);
}
