using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A time as people read it (the content), as machines read it, and its zone by name. The module formats; the shell knows no clock.</summary>
[HtmlTargetElement("c-time")]
public sealed class TimeTagHelper : TagHelper
{
    public string Iso { get; set; } = "";

    /// <summary>Left out only for days, which have no zone.</summary>
    public string? Zone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("time", "c-time");
        output.Attributes.SetAttribute("datetime", Iso);
        if (Zone is null)
            return;
        output.PostContent.Append(" ");
        output.PostContent.AppendHtml(Element("span", "c-time__zone", Zone));
    }
}
