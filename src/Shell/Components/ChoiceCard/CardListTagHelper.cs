using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>One choice among a few that need describing, for example three coaches.</summary>
[HtmlTargetElement("c-card-list")]
public sealed class CardListTagHelper : ChoiceGroup
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceContext)] = new ChoiceContext(Field, Chosen, Refused is not null);
        Frame(output, "c-card-list");
        output.Content.SetHtmlContent(Markup.Element("div", "c-card-list__cards").Add(await output.GetChildContentAsync()));
    }
}
