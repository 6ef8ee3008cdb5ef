using System.Text;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Finds out, before a file is read, whether it is UTF-8, and if not where it stops being so.</summary>
internal static class Encodings
{
    private const int BlockLength = 1 << 16;

    /// <summary>Null when the file is UTF-8; otherwise the line of the first byte that is not, and what to do.</summary>
    public static (long Line, string Sentence)? Trouble(Stream file)
    {
        var decoder = new UTF8Encoding(false, true).GetDecoder();
        var (bytes, characters) = (new byte[BlockLength], new char[BlockLength]);
        var line = 1L;
        for (var isFirst = true; file.Read(bytes, 0, BlockLength) is var read; isFirst = false)
        {
            if (isFirst && read >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
                return (1, "The file is UTF-16; save it as \"CSV UTF-8\".");
            try
            {
                var count = decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
                if (read == 0) return null;
                line += characters.AsSpan(0, count).Count('\n');
            }
            catch (DecoderFallbackException e)
            {
                return (line + bytes.AsSpan(0, Math.Max(0, e.Index)).Count((byte)'\n'),
                    $"The byte 0x{e.BytesUnknown?.FirstOrDefault() ?? 0:X2} is not UTF-8, so letters would be misread; save the file as \"CSV UTF-8\".");
            }
        }
        return null;
    }
}
