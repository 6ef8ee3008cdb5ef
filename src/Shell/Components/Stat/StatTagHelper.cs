using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Confrere.Shell.Components.Markup;

namespace Confrere.Shell.Components;

/// <summary>A number in full dress. It refuses to be shown without its unit, its n, its interval and its method.</summary>
[HtmlTargetElement("c-stat", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class StatTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public string Value { get; set; } = "";
    public string Unit { get; set; } = "";
    public string N { get; set; } = "";

    /// <summary>With its level, for example "95% CI 2.1 to 12.9".</summary>
    public string Interval { get; set; } = "";

    public string Method { get; set; } = "";

    [GeneratedRegex(@"(?<!\w)-(?=\d)")]
    private static partial Regex HyphenForMinus();

    // Screen readers pass over a hyphen and speak a minus sign.
    private static string Set(string number) => HyphenForMinus().Replace(number, "\u2212");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var missing = new[] { (Label, "label"), (Value, "value"), (Unit, "unit"), (N, "n"), (Interval, "interval"), (Method, "method") }
            .Where(part => string.IsNullOrWhiteSpace(part.Item1)).Select(part => part.Item2).ToArray();
        if (missing.Length > 0)
            throw new InvalidOperationException($"The number \"{Label} {Value}\" is not shown without its {string.Join(", ", missing)}.");
        output.Become("div", "c-stat");
        output.Content.AppendHtml(Element("p", "c-stat__label", Label));
        output.Content.AppendHtml(Element("p", "c-stat__number").Add(Element("span", "c-stat__value", Set(Value))).Add(" ").Add(Element("span", "c-stat__unit", Unit)));
        output.Content.AppendHtml(Element("p", "c-stat__interval", Set(Interval)));
        output.Content.AppendHtml(Element("p", "c-stat__method", $"n = {N}. {Method}"));
    }
}
