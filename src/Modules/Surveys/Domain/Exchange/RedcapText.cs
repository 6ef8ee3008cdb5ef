using System.Net;
using System.Text.RegularExpressions;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Text in a REDCap data dictionary, which REDCap shows as HTML and whose choices are parted by bars.</summary>
internal static partial class RedcapText
{
    public static string Written(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("|", "&#124;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal);

    public static string Plain(string text) => WebUtility.HtmlDecode(Tag().Replace(LineBreak().Replace(text, "\n"), "")).Trim();

    /// <summary>A heading and a line below it, as we write section headers; a plain header is the line.</summary>
    public static (string? Heading, string? Line) Parts(string header)
    {
        if (Headed().Match(header) is { Success: true } match) return (NullIfEmpty(Plain(match.Groups[1].Value)), NullIfEmpty(Plain(match.Groups[2].Value)));
        return (null, NullIfEmpty(Plain(header)));
    }

    public static string Headed(string heading, string line) => $"<h3>{Written(heading)}</h3><p>{Written(line)}</p>";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // A thousandth of a second is more than any label needs; a hostile one gets no more.
    private const int MostMilliseconds = 1000;

    [GeneratedRegex("<br */?>", RegexOptions.IgnoreCase, MostMilliseconds)] private static partial Regex LineBreak();
    [GeneratedRegex("<[^<>]*>", RegexOptions.None, MostMilliseconds)] private static partial Regex Tag();
    [GeneratedRegex("^<h3>([^<]*(?:<br>[^<]*)*)</h3><p>(.*)</p>$", RegexOptions.Singleline, MostMilliseconds)] private static partial Regex Headed();
}
