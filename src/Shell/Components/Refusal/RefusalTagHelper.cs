using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>
/// Stands above a form that was refused: what happened, that nothing was lost, what to do (the content). Lists every field in the model
/// state with a link to it. Renders nothing when there is neither a sentence nor an error, so a page can always include it.
/// </summary>
[HtmlTargetElement("c-refusal")]
public sealed class RefusalTagHelper : TagHelper
{
    public string? Sentence { get; set; }

    /// <summary>True only where something really was lost, which a page then says itself.</summary>
    public bool Lost { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext? ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors().ToArray();
        // Razor hands over an empty string where the expression was null.
        if (string.IsNullOrEmpty(Sentence) && errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }
        var what = await output.GetChildContentAsync();
        output.Become("div", "c-refusal");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-refusal", "");
        output.Content.AppendHtml(Sign.For(NoticeKind.Attention));
        output.Content.AppendHtml(Body(errors, what));
    }

    private TagBuilder Body((string Field, string Message)[] errors, TagHelperContent what)
    {
        var body = Element("div", "c-notice__body").Add(Element("p", "c-notice__sentence", string.IsNullOrEmpty(Sentence) ? Counted(errors.Length) : Sentence));
        if (errors.Length > 0)
            body.Add(List(errors));
        if (!what.IsEmptyOrWhiteSpace)
            body.Add(Element("div", "c-notice__what").Add(what));
        return Lost ? body : body.Add(Element("p", "c-refusal__kept", "Nothing you entered was lost."));
    }

    private static string Counted(int errors) =>
        errors == 1 ? "One answer needs another look." : $"{errors} answers need another look.";

    private static TagBuilder List((string Field, string Message)[] errors)
    {
        var list = Element("ul", "c-refusal__list");
        foreach (var (field, message) in errors)
            list.Add(Element("li").Add(field.Length == 0 ? Element("span", null, message) : Element("a", null, message).With("href", "#" + Id(field))));
        return list;
    }

    private IEnumerable<(string Field, string Message)> Errors() =>
        from entry in ViewContext?.ViewData.ModelState ?? new ModelStateDictionary()
        from error in entry.Value.Errors
        select (entry.Key, error.ErrorMessage);
}
