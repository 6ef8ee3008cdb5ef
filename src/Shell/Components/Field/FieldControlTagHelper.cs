using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Ties the native control to the label, hint and error of the <c>c-field</c> around it, and fills in the bound value.</summary>
[HtmlTargetElement("input", ParentTag = "c-field", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", ParentTag = "c-field")]
[HtmlTargetElement("select", ParentTag = "c-field")]
public sealed class FieldControlTagHelper : TagHelper
{
    // After the framework's own asp-for helpers, which have -1000, so that their name and id are already there.
    public override int Order => 1000;

    public override void Init(TagHelperContext context)
    {
        if (context.AllAttributes.TryGetAttribute("asp-for", out _) || Field(context) is not { } field)
            return;
        if (field.Name is null && context.AllAttributes.TryGetAttribute("name", out var name))
            field.Name = name.Value?.ToString();
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Field(context) is not { } field)
            return;
        field.Name = Written(output, "name") ?? field.Name
            ?? throw new InvalidOperationException("A control inside c-field needs a name, or asp-for on it or on the field.");
        field.Id = Written(output, "id") ?? Markup.Id(field.Name);
        output.Attributes.SetAttribute("name", field.Name);
        output.Attributes.SetAttribute("id", field.Id);
        if (field.DescribedBy is { } described)
            output.Attributes.SetAttribute("aria-describedby", described);
        if (field.Error is not null)
            output.Attributes.SetAttribute("aria-invalid", "true");
        Fill(output, field);
    }

    private static void Fill(TagHelperOutput output, FieldContext field)
    {
        if (field.Value is not { } value)
            return;
        if (output.TagName == "input" && Written(output, "type") != "password" && !output.Attributes.ContainsName("value"))
            output.Attributes.SetAttribute("value", value);
        if (output.TagName == "textarea" && !output.IsContentModified)
            output.Content.SetContent(value);
    }

    private static FieldContext? Field(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(FieldContext), out var field) ? (FieldContext)field : null;

    private static string? Written(TagHelperOutput output, string attribute) =>
        output.Attributes.TryGetAttribute(attribute, out var found) ? found.Value?.ToString() : null;
}
