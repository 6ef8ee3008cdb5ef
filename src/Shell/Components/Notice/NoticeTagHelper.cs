using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A sentence that says what is so (<see cref="Sentence"/>) and, as its content, what to do about it.</summary>
[HtmlTargetElement("c-notice")]
public sealed class NoticeTagHelper : TagHelper
{
    public NoticeKind Kind { get; set; }
    public string Sentence { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var what = await output.GetChildContentAsync();
        output.Become("div", $"c-notice c-notice--{Kind.Css()}");
        output.Content.AppendHtml(Sign.For(Kind));
        var body = Element("div", "c-notice__body").Add(Element("p", "c-notice__sentence").Add(Spoken(Word + ": ")).Add(Sentence));
        if (!what.IsEmptyOrWhiteSpace)
            body.Add(Element("div", "c-notice__what").Add(what));
        output.Content.AppendHtml(body);
    }

    private string Word => Kind switch
    {
        NoticeKind.Attention => "Needs attention",
        NoticeKind.Waiting => "Waiting",
        NoticeKind.Done => "Done",
        _ => "Note",
    };
}
