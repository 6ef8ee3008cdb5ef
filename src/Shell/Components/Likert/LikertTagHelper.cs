using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>
/// Items that share one scale. On a phone each item stacks its answers; where there is room the items form a matrix. In both, each item
/// is a fieldset of its own and each answer's label holds the anchor's words, so that no reader depends on the column heads.
/// </summary>
[HtmlTargetElement("c-likert")]
public sealed class LikertTagHelper : TagHelper
{
    /// <summary>The stem that all items complete, for example "In the last two weeks".</summary>
    public string Stem { get; set; } = "";

    public string? Hint { get; set; }
    public IReadOnlyList<LikertAnchor> Anchors { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Anchors.Count < 2)
            throw new InvalidOperationException($"The scale \"{Stem}\" needs at least two anchors.");
        context.Items[typeof(LikertTagHelper)] = Anchors;
        output.Become("div", "c-likert");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", Stem);
        output.Content.AppendHtml(Element("p", "c-likert__stem", Stem));
        if (Hint is not null)
            output.Content.AppendHtml(Element("p", "c-hint", Hint));
        output.Content.AppendHtml(Heads());
        output.Content.AppendHtml(await output.GetChildContentAsync());
    }

    // Hidden from screen readers: every label already says its anchor.
    private TagBuilder Heads()
    {
        var heads = Element("div", "c-likert__choices");
        foreach (var anchor in Anchors)
            heads.Add(Element("span", "c-likert__head", anchor.Label));
        return Element("div", "c-likert__heads").With("aria-hidden", "true").Add(heads);
    }
}
