using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>The line "2 of 5" above a task of several pages, with what this page is about.</summary>
[HtmlTargetElement("c-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper : TagHelper
{
    public int Step { get; set; }
    public int Of { get; set; }
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Step < 1 || Step > Of)
            throw new InvalidOperationException($"Progress says step {Step} of {Of}.");
        output.Become("div", "c-progress");
        output.Content.AppendHtml(Element("p", "c-progress__line").Add(Element("span", "c-progress__count", $"{Step} of {Of}"))
            .Add(" ").Add(Element("span", null, Label)));
        // The words above say the same; a second announcement would only repeat it.
        output.Content.AppendHtml(Element("progress").With("value", $"{Step}").With("max", $"{Of}").With("aria-hidden", "true"));
    }
}
