namespace Confrere.Coaching.Domain;

/// <summary>An uploaded file by what its bytes are, whatever its name said. Pictures have lost what a camera wrote into them.</summary>
internal sealed record SafeFile(string MediaType, byte[] Bytes)
{
    public const int MostBytes = 5 * 1024 * 1024;
    private const int EndOfPdf = 1024;

    public string Extension => MediaType switch { "application/pdf" => "pdf", "image/png" => "png", _ => "jpg" };

    /// <returns>Null when it is neither a JPEG nor a PNG from beginning to end.</returns>
    public static SafeFile? Picture(byte[] bytes) =>
        JpegFile.Stripped(bytes) is { } jpeg ? new("image/jpeg", jpeg) : PngFile.Stripped(bytes) is { } png ? new("image/png", png) : null;

    /// <summary>A picture or a PDF. A PDF is kept as it came: it is only ever downloaded, never shown by a page of ours.</summary>
    public static SafeFile? Document(byte[] bytes) => Picture(bytes) ?? (IsPdf(bytes) ? new("application/pdf", bytes) : null);

    // ISO 32000-1, 7.5: the header first, the end-of-file marker last; readers allow some bytes after it.
    private static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8) && bytes[^Math.Min(EndOfPdf, bytes.Length)..].IndexOf("%%EOF"u8) >= 0;
}
