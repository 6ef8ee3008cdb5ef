using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Terms and what they are here: the dose, the fee, the deadline.</summary>
[HtmlTargetElement("c-definitions")]
public sealed class DefinitionsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "c-definitions");
}
