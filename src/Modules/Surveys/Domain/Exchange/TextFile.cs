using System.Text;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Opens a file as text. Bytes that are no text throw, and are told as a sentence, instead of turning into question marks.</summary>
internal static class TextFile
{
    public const string NotText = "It is not text in UTF-8 (or UTF-16 with its mark). Save it as \"CSV UTF-8\" or as plain text in UTF-8.";

    public static StreamReader Open(Stream stream) => new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);

    /// <returns>Null when the file is longer than <paramref name="mostBytes"/> or no text; the problem is noted.</returns>
    public static string? Read(Stream stream, int mostBytes, FileProblems problems)
    {
        using var reader = Open(stream);
        var text = new StringBuilder();
        var buffer = new char[8192];
        try
        {
            while (reader.Read(buffer) is > 0 and var count)
            {
                if (text.Length + count > mostBytes)
                {
                    problems.Note($"It is longer than {mostBytes / 1_000_000} MB; a file of this kind never is.");
                    return null;
                }
                text.Append(buffer, 0, count);
            }
        }
        catch (DecoderFallbackException)
        {
            problems.Note(NotText);
            return null;
        }
        return text.ToString();
    }
}
