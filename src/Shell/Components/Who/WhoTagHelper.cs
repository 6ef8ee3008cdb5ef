using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>"Who can see this": from the rules that enforce it, in words. Belongs in the section <c>WhoCanSee</c> of a page.</summary>
[HtmlTargetElement("c-who", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhoTagHelper : TagHelper
{
    /// <summary>Who can, as the end of "It can be seen by".</summary>
    public string Can { get; set; } = "";

    /// <summary>Who cannot, as the end of "It cannot be seen by".</summary>
    public string Cannot { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Can.Length == 0 || Cannot.Length == 0)
            throw new InvalidOperationException("\"Who can see this\" says both who can and who cannot.");
        output.Become("div", "c-who");
        output.Content.AppendHtml(Element("p", "c-who__title", "Who can see this"));
        output.Content.AppendHtml(Element("p").Add("It can be seen by ").Add(Element("strong", null, Can)).Add("."));
        output.Content.AppendHtml(Element("p").Add("It cannot be seen by ").Add(Element("strong", null, Cannot)).Add("."));
    }
}
