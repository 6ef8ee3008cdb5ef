using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A picture with its caption and, folded away beneath, the numbers it was drawn from (<c>c-figure-data</c>).</summary>
[HtmlTargetElement("c-figure")]
public sealed class FigureTagHelper : TagHelper
{
    /// <summary>"Figure 2", set before the caption.</summary>
    public string? Number { get; set; }

    public string Caption { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var data = new FigureData();
        context.Items[typeof(FigureData)] = data;
        var picture = await output.GetChildContentAsync();
        var caption = Element("figcaption");
        if (Number is not null)
            caption.Add(Element("span", "c-figure__number", Number + ".")).Add(" ");
        output.Become("div", "c-figure");
        output.Content.AppendHtml(Element("figure").Add(Element("div", "c-figure__picture").Add(picture)).Add(caption.Add(Caption)));
        if (data.Content is not null)
            output.Content.AppendHtml(Element("details", "c-figure__data").Add(Element("summary", null, "The numbers in this figure")).Add(data.Content));
    }
}
