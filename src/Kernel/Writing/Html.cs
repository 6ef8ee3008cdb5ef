using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Confrere.Kernel.Writing;

/// <summary>Markup that is already safe. Made by <see cref="Of"/>, in which every hole is encoded unless it is itself <see cref="Html"/>.</summary>
public readonly record struct Html(string Text)
{
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Html Nothing = new("");

    public static Html Of(HtmlTemplate template) => new(template.Written());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public static Html Encode(string? text) => new(text is null ? "" : Encoder.Encode(text));

    public override string ToString() => Text ?? "";
}
