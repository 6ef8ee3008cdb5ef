using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>A remark on the method: in the margin of a document where there is one, else set off below the paragraph it follows.</summary>
[HtmlTargetElement("c-margin-note")]
public sealed class MarginNoteTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("p", "c-margin-note");
        output.Attributes.SetAttribute("role", "note");
    }
}
