using System.Text;

namespace Confrere.Enrolment.Domain;

/// <summary>The text of an uploaded list and the encoding in which it was understood.</summary>
internal sealed record RosterText(string Text, string Encoding)
{
    private const string Legacy = "Windows-1252";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when the bytes are no text at all.</returns>
    public static RosterText? Read(byte[] bytes)
    {
        var read = bytes switch
        {
            [0xFF, 0xFE, ..] => new(System.Text.Encoding.Unicode.GetString(bytes.AsSpan(2)), "UTF-16"),
            [0xFE, 0xFF, ..] => new(System.Text.Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), "UTF-16"),
            [0xEF, 0xBB, 0xBF, ..] => new(System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3)), "UTF-8"),
            _ => ReadUnmarked(bytes),
        };
        return read.Text.Contains('\0') ? null : read;
    }

    // What is no UTF-8 comes from an older spreadsheet; nearly all of those write Western letters this way.
    private static RosterText ReadUnmarked(byte[] bytes)
    {
        try { return new(Strict.GetString(bytes), "UTF-8"); }
        catch (DecoderFallbackException) { return new(CodePagesEncodingProvider.Instance.GetEncoding(Legacy)!.GetString(bytes), Legacy); }
    }
}
