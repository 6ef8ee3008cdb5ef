using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>Stands where a list would be: says why there is nothing yet and, as its content, what to do first.</summary>
[HtmlTargetElement("c-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Sentence { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var first = await output.GetChildContentAsync();
        if (Sentence.Length == 0 || first.IsEmptyOrWhiteSpace)
            throw new InvalidOperationException($"The empty state \"{Sentence}\" needs a sentence and what to do first.");
        output.Become("div", "c-empty");
        output.Content.AppendHtml(Element("p", "c-empty__sentence", Sentence));
        output.Content.AppendHtml(Element("div", "c-empty__first").Add(first));
    }
}
