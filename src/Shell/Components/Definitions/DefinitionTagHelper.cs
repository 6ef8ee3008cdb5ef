using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One line of <c>c-definitions</c>.</summary>
[HtmlTargetElement("c-definition", ParentTag = "c-definitions")]
public sealed class DefinitionTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var meaning = await output.GetChildContentAsync();
        output.Become("div", "c-definition");
        output.Content.AppendHtml(Element("dt", null, Term));
        output.Content.AppendHtml(Element("dd").Add(meaning));
    }
}
