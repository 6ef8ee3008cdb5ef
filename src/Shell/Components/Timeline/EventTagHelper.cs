using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>One point of a <c>c-timeline</c>: when (text, and ISO for machines), what, and as content anything more.</summary>
[HtmlTargetElement("c-event", ParentTag = "c-timeline")]
public sealed class EventTagHelper : TagHelper
{
    public EventState State { get; set; }
    public string Title { get; set; } = "";
    public string? When { get; set; }
    public string? Iso { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var more = await output.GetChildContentAsync();
        output.Become("li", $"c-event c-event--{State.Css()}");
        if (State == EventState.Now)
            output.Attributes.SetAttribute("aria-current", "step");
        if (When is not null)
            output.Content.AppendHtml(Element(Iso is null ? "span" : "time", "c-event__when", When).With("datetime", Iso));
        output.Content.AppendHtml(Element("p", "c-event__title").Add(Spoken(Word + ": ")).Add(Title));
        if (!more.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Element("div", "c-event__more").Add(more));
    }

    private string Word => State switch { EventState.Past => "Done", EventState.Now => "Now", _ => "To come" };
}
