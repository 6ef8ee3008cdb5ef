using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confrere.Shell.Tests;

/// <summary>Runs a tag helper as a page would and returns its HTML.</summary>
internal static class Rendered
{
    /// <param name="inside">What stands between the tags; it may run further helpers with the same items.</param>
    public static async Task<string> Html(TagHelper helper, Func<IDictionary<object, object>, Task<string>>? inside = null,
        IDictionary<object, object>? items = null, string tag = "c-x", params (string Name, string Value)[] attributes)
    {
        items = new Dictionary<object, object>(items ?? new Dictionary<object, object>());
        var written = new TagHelperAttributeList(attributes.Select(attribute => new TagHelperAttribute(attribute.Name, attribute.Value)));
        var context = new TagHelperContext(tag, written, items, "u1");
        var output = new TagHelperOutput(tag, new TagHelperAttributeList(written), async (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            content.SetHtmlContent(inside is null ? "" : await inside(items));
            return content;
        });
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified && output.TagName is not null && inside is not null)
            output.Content.SetHtmlContent(await inside(items));
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static Task<string> Html(TagHelper helper, string inside) => Html(helper, _ => Task.FromResult(inside));

    /// <summary>A view whose model state refuses one field, with what the person had typed.</summary>
    public static ViewContext Refusing(string field, string sentence, string? typed = null)
    {
        var view = new ViewContext();
        view.ViewData.ModelState.SetModelValue(field, typed, typed);
        view.ViewData.ModelState.AddModelError(field, sentence);
        return view;
    }
}
