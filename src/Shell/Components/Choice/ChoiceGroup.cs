using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A fieldset with its question as the legend, a hint and an error sentence: what every group of radio buttons shares.</summary>
public abstract class ChoiceGroup : TagHelper
{
    public string Legend { get; set; } = "";
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext? ViewContext { get; set; }

    private protected string Field => Name ?? ModelState.FieldOf(ViewContext, For)
        ?? throw new InvalidOperationException($"The question \"{Legend}\" needs a name or asp-for.");

    private protected string? Chosen => Value ?? ModelState.ValueOf(ViewContext, For);

    private protected string? Refused => Error ?? ModelState.ErrorOf(ViewContext, Field);

    /// <summary>Opens the fieldset: legend, then hint and error, which describe the whole group.</summary>
    private protected void Frame(TagHelperOutput output, string @class)
    {
        if (Legend.Length == 0)
            throw new InvalidOperationException($"The group of choices \"{Field}\" needs a legend: the question itself.");
        var id = Id(Field);
        var described = string.Join(' ', new[] { Refused is null ? null : id + "-error", Hint is null ? null : id + "-hint" }.OfType<string>());
        output.Become("fieldset", Refused is null ? @class : @class + " c-choice--refused");
        output.Attributes.SetAttribute("id", id);
        if (described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", described);
        output.PreContent.AppendHtml(Element("legend", "c-legend", Legend));
        if (Hint is not null)
            output.PreContent.AppendHtml(Element("p", "c-hint", Hint).With("id", id + "-hint"));
        if (Refused is { } error)
            output.PreContent.AppendHtml(Element("p", "c-error", error).With("id", id + "-error"));
    }
}
