using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Confrere.Kernel.Writing;

/// <summary>Collects an interpolated string as markup: literals are taken as they are, holes are encoded, numbers are written invariantly.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlTemplate(int literalLength, int holes)
{
    private const int GuessedHoleLength = 16;
    private readonly StringBuilder _text = new(literalLength + holes * GuessedHoleLength);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Html html) => _text.Append(html.Text);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts) _text.Append(part.Text);
    }

    public void AppendFormatted(string? text) => _text.Append(Html.Encode(text).Text);

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        _text.Append(Html.Encode(value.ToString(format, CultureInfo.InvariantCulture)).Text);

    public void AppendFormatted(char value) => _text.Append(Html.Encode(value.ToString()).Text);

    internal string Written() => _text.ToString();
}
