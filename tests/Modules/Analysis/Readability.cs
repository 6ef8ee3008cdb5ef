using System.Text.RegularExpressions;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>
/// How hard English prose is to read: Flesch's reading ease (Flesch 1948, Journal of Applied Psychology 32:221) and the school grade of Kincaid and others (1975, Research Branch
/// Report 8-75). Syllables are groups of vowels, without a silent e; figures count as no words.
/// </summary>
internal static partial class Readability
{
    public static double Ease(string prose) => Counts(prose) is var (words, sentences, syllables) ? 206.835 - 1.015 * words / sentences - 84.6 * syllables / words : 0;

    public static double Grade(string prose) => Counts(prose) is var (words, sentences, syllables) ? 0.39 * words / sentences + 11.8 * syllables / words - 15.59 : 0;

    private static (double Words, double Sentences, double Syllables) Counts(string prose)
    {
        var words = Word().Matches(prose).Select(match => match.Value.ToLowerInvariant()).ToList();
        return (words.Count, Math.Max(1, Ends().Count(prose)), words.Sum(Syllables));
    }

    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        // "being": two syllables in one group of vowels.
        if (word.Length > 4 && word.EndsWith("eing", StringComparison.Ordinal)) groups++;
        // A silent e: take, used, pages; not "the", "table", "needed", "changes".
        if (SilentE().IsMatch(word) && groups > 1) groups--;
        return Math.Max(1, groups);
    }

    [GeneratedRegex("[A-Za-z]+(?:['\u2019][a-z]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    // A full stop, question mark or exclamation mark before a space or the end; not the point of a number.
    [GeneratedRegex(@"[.?!](\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();

    [GeneratedRegex("[aeiouy]+", RegexOptions.NonBacktracking)]
    private static partial Regex Vowels();

    [GeneratedRegex("([^aeiouyl]|[aeiouy]l)e$|[^aeioutdy]ed$", RegexOptions.NonBacktracking)]
    private static partial Regex SilentE();
}
