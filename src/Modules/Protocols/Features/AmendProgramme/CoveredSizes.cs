using System.Text.RegularExpressions;

namespace Confrere.Protocols.Features.AmendProgramme;

/// <summary>
/// Block sizes as whoever amends meets them: covered, since with them the last places of a block can be counted out. They were sealed with the
/// list and cannot be amended, so what is covered is what stays.
/// </summary>
internal static partial class CoveredSizes
{
    private const string Word = "covered";

    public static string Cover(string document) => Sizes().Replace(document, $"${{key}} {Word}");

    /// <summary>Each covered list as it is stored, in the order in which they stand.</summary>
    public static string Uncover(string document, string stored)
    {
        var sizes = new Queue<string>(Sizes().Matches(stored).Select(match => match.Groups["sizes"].Value));
        return Sizes().Replace(document, match =>
        {
            var kept = sizes.TryDequeue(out var next) ? next : match.Groups["sizes"].Value;
            return match.Groups["key"].Value + (match.Groups["sizes"].Value.Trim() == Word ? kept : match.Groups["sizes"].Value);
        });
    }

    // On one line, or a list with a line for each.
    [GeneratedRegex(@"^(?<key>[ \t]*blockSizes:)(?<sizes>[ \t]*[^\r\n]*(?:\r?\n[ \t]*-[ \t]*\d+[^\r\n]*)*)", RegexOptions.Multiline)]
    private static partial Regex Sizes();
}
