using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>
/// A label, a hint and an error sentence tied to one native control. The control is the child element, or, with <c>asp-for</c> and no
/// child, an input (or textarea) that is written from <see cref="Type"/>.
/// </summary>
[HtmlTargetElement("c-field")]
public sealed class FieldTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public string? Hint { get; set; }

    /// <summary>The sentence of the refusal; when absent, the one in the model state for this field.</summary>
    public string? Error { get; set; }

    /// <summary>Says "optional" beside the label; on our forms required is the rule and is not marked.</summary>
    public bool Optional { get; set; }

    /// <summary>Type of the input that is written when there is no child; "textarea" is one of them.</summary>
    public string Type { get; set; } = "text";

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext? ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldContext(ModelState.FieldOf(ViewContext, For), ModelState.ValueOf(ViewContext, For),
            name => Error ?? ModelState.ErrorOf(ViewContext, name)) { Hint = Hint };
        context.Items[typeof(FieldContext)] = field;
        var control = await output.GetChildContentAsync();
        var written = control.IsEmptyOrWhiteSpace ? Written(field) : null;
        if (field.Id is null)
            throw new InvalidOperationException($"The field \"{Label}\" holds no input, select or textarea as a direct child, and no asp-for.");

        output.Become("div", field.Error is null ? "c-field" : "c-field c-field--refused");
        output.Content.AppendHtml(LabelOf(field));
        if (Hint is not null)
            output.Content.AppendHtml(Element("p", "c-hint", Hint).With("id", field.HintId));
        if (field.Error is { } error)
            output.Content.AppendHtml(Element("p", "c-error", error).With("id", field.ErrorId));
        output.Content.AppendHtml(written ?? (Microsoft.AspNetCore.Html.IHtmlContent)control);
    }

    private TagBuilder LabelOf(FieldContext field)
    {
        var label = Element("label", "c-label", Label).With("for", field.Id);
        return Optional ? label.Add(" ").Add(Element("span", "c-label__optional", "optional")) : label;
    }

    private TagBuilder? Written(FieldContext field)
    {
        if (field.Name is null)
            return null;
        field.Id = Id(field.Name);
        var control = Type == "textarea" ? Element("textarea", null, field.Value).With("rows", "4") : Element("input").Void().With("type", Type);
        if (Type is not ("textarea" or "password"))
            control.With("value", field.Value);
        return control.With("id", field.Id).With("name", field.Name)
            .With("aria-describedby", field.DescribedBy).With("aria-invalid", field.Error is null ? null : "true");
    }
}
