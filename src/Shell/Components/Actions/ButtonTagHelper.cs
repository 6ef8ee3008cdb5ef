using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Gives a native button, or a link that acts as one, its look: <c>&lt;button c-kind="Primary"&gt;</c>.</summary>
[HtmlTargetElement("button", Attributes = "c-kind")]
[HtmlTargetElement("a", Attributes = "c-kind")]
public sealed class ButtonTagHelper : TagHelper
{
    [HtmlAttributeName("c-kind")]
    public ButtonKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClass("c-button", HtmlEncoder.Default);
        output.AddClass("c-button--" + Kind.Css(), HtmlEncoder.Default);
        if (output.TagName == "button" && !output.Attributes.ContainsName("type"))
            output.Attributes.SetAttribute("type", "submit");
    }
}
