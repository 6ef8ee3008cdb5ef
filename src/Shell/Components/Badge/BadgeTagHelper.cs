using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>One or two words on the state of a row. The words carry the meaning; the tone helps.</summary>
[HtmlTargetElement("c-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public BadgeTone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("span", $"c-badge c-badge--{Tone.Css()}");
}
