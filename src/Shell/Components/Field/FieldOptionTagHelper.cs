using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Selects the option that equals the bound value of the <c>c-field</c> around the select.</summary>
[HtmlTargetElement("option", Attributes = "value", ParentTag = "select")]
public sealed class FieldOptionTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FieldContext), out var found) && found is FieldContext { Value: { } value }
            && output.Attributes["value"]?.Value?.ToString() == value)
            output.Attributes.SetAttribute("selected", "selected");
    }
}
