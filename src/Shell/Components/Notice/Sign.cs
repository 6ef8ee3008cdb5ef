using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A small drawing for each tone, so that colour never carries the meaning alone.</summary>
internal static class Sign
{
    public static TagBuilder For(NoticeKind kind) =>
        Element("svg", "c-sign").With("viewBox", "0 0 20 20").With("aria-hidden", "true").Add(new HtmlString(Drawing(kind)));

    private static string Drawing(NoticeKind kind) => kind switch
    {
        NoticeKind.Attention => "<path d=\"M10 2.5 18.5 17.5H1.5Z\"/><path d=\"M10 8v4.5M10 14.6v.6\"/>",
        NoticeKind.Waiting => "<circle cx=\"10\" cy=\"10\" r=\"8\"/><path d=\"M10 5.5V10l3 2\"/>",
        NoticeKind.Done => "<circle cx=\"10\" cy=\"10\" r=\"8\"/><path d=\"m6.3 10.3 2.6 2.6 4.9-5.4\"/>",
        _ => "<circle cx=\"10\" cy=\"10\" r=\"8\"/><path d=\"M10 9v5.2M10 5.9v.6\"/>",
    };
}
