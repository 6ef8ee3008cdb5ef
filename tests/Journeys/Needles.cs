using System.Text;

namespace Confrere.Journeys.Tests;

/// <summary>A secret in the spellings in which it could lie about: as text in UTF-8 and UTF-16, in hexadecimal, and in base 64 at each of the three offsets.</summary>
internal static class Needles
{
    public static IReadOnlyList<string> Of(IEnumerable<string> texts, IEnumerable<byte[]> secrets) =>
        [.. texts.SelectMany(text => (byte[][])[Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)]).Concat(secrets).SelectMany(Spellings).Distinct()];

    /// <summary>The spellings that are in there.</summary>
    public static IReadOnlyList<string> In(string hay, IReadOnlyList<string> needles) => [.. needles.Where(needle => hay.Contains(needle, StringComparison.Ordinal))];

    private static IEnumerable<string> Spellings(byte[] secret)
    {
        yield return Encoding.Latin1.GetString(secret);
        yield return Convert.ToHexString(secret);
        yield return Convert.ToHexStringLower(secret);
        for (var offset = 0; offset < 3; offset++)
        {
            // The characters at either end depend on the neighbours.
            var inside = Convert.ToBase64String([.. new byte[offset], .. secret]).TrimEnd('=')[(offset == 0 ? 0 : offset + 1)..^1];
            yield return inside;
            yield return inside.Replace('+', '-').Replace('/', '_');
        }
    }
}
