using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>One question answered by one of a few <c>c-option</c> children.</summary>
[HtmlTargetElement("c-choice")]
public sealed class ChoiceTagHelper : ChoiceGroup
{
    /// <summary>Short answers side by side where there is room, for yes and no.</summary>
    public bool Inline { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceContext)] = new ChoiceContext(Field, Chosen, Refused is not null);
        Frame(output, Inline ? "c-choice c-choice--inline" : "c-choice");
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }
}
