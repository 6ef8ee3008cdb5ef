using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>What happened, what is on, what comes: an ordered list of <c>c-event</c>.</summary>
[HtmlTargetElement("c-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    /// <summary>Name of the list for a screen reader, when the heading above does not say it.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("ol", "c-timeline");
        if (Label is not null)
            output.Attributes.SetAttribute("aria-label", Label);
        // Safari drops the list's role when its markers are styled away.
        output.Attributes.SetAttribute("role", "list");
    }
}
