using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>The table behind a <c>c-figure</c>.</summary>
[HtmlTargetElement("c-figure-data", ParentTag = "c-figure")]
public sealed class FigureDataTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((FigureData)context.Items[typeof(FigureData)]).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
