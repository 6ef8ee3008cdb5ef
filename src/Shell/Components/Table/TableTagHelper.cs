using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>
/// A table with its caption, scrolling in its own container with the head in place. Cells of numbers carry <c>class="num"</c>, the one
/// cell that holds the row's action <c>class="action"</c>. Content is <c>thead</c> and <c>tbody</c>.
/// </summary>
[HtmlTargetElement("c-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Stands under the table: the method, the source, what the marks mean.</summary>
    public string? Note { get; set; }

    /// <summary>Close rows, for ledgers.</summary>
    public bool Dense { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Caption.Length == 0)
            throw new InvalidOperationException("A table needs a caption that says what its rows are.");
        var rows = await output.GetChildContentAsync();
        // UniqueId belongs to the place in the page: tables written by a loop share it, their captions differ.
        var id = Id("table", context.UniqueId, Caption);
        output.Become("div", Dense ? "c-table c-table--dense" : "c-table");
        output.Content.AppendHtml(Element("div", "c-table__scroll").With("role", "region").With("aria-labelledby", id).With("tabindex", "0")
            .Add(Element("table").Add(Element("caption", null, Caption).With("id", id)).Add(rows)));
        if (Note is not null)
            output.Content.AppendHtml(Element("p", "c-note", Note));
    }
}
