using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Components;

/// <summary>Short words for building elements in code; text is always encoded.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? @class = null, string? text = null)
    {
        var element = new TagBuilder(name);
        if (@class is not null)
            element.Attributes["class"] = @class;
        return text is null ? element : element.Add(text);
    }

    /// <summary>Sets an attribute; null leaves it out, the empty string makes it a bare one.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
            element.Attributes[attribute] = value;
        return element;
    }

    public static TagBuilder Flag(this TagBuilder element, string attribute, bool on) => element.With(attribute, on ? attribute : null);

    public static TagBuilder Add(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, IHtmlContent? content)
    {
        if (content is not null)
            element.InnerHtml.AppendHtml(content);
        return element;
    }

    public static TagBuilder Void(this TagBuilder element)
    {
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>Text that only a screen reader speaks.</summary>
    public static TagBuilder Spoken(string text) => Element("span", "visually-hidden", text);

    /// <summary>Turns the component's own tag into a native element, keeping what the page wrote on it.</summary>
    public static void Become(this TagHelperOutput output, string tag, string @class)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var name in @class.Split(' '))
            output.AddClass(name, HtmlEncoder.Default);
    }

    /// <summary>An identifier from a field name and more; the same rule as the framework's own, so labels and summaries agree.</summary>
    public static string Id(params string[] parts) => TagBuilder.CreateSanitizedId(string.Join('-', parts), "_");

    public static string Css(this Enum value) => value.ToString().ToLowerInvariant();
}
