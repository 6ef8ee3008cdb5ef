using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.Shell;

/// <summary>A file that never changes under its name: the name carries a hash of the content.</summary>
internal sealed class Asset
{
    private const int HashDigits = 12;

    public Asset(string name, string extension, string contentType, string text)
    {
        Content = Encoding.UTF8.GetBytes(text);
        Compressed = Brotli(Content);
        ContentType = contentType;
        FileName = $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Content))[..HashDigits]}.{extension}";
    }

    public string FileName { get; }
    public string ContentType { get; }
    public byte[] Content { get; }
    public byte[] Compressed { get; }

    private static byte[] Brotli(byte[] content)
    {
        using var target = new MemoryStream();
        using (var stream = new BrotliStream(target, CompressionLevel.SmallestSize))
            stream.Write(content);
        return target.ToArray();
    }
}
