using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Confrere.Shell;

/// <summary>A file that never changes under its name: the name carries a hash of the content.</summary>
internal sealed class Asset
{
    private const int HashDigits = 12;

    private readonly Lazy<byte[]> _compressed;

    public Asset(string name, string extension, string contentType, string text)
    {
        Content = Encoding.UTF8.GetBytes(text);
        _compressed = new(() => Brotli(Content));
        ContentType = contentType;
        FileName = $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Content))[..HashDigits]}.{extension}";
    }

    public string FileName { get; }
    public string ContentType { get; }
    public byte[] Content { get; }

    /// <summary>Made when first asked for: the densest packing of everything would hold up every start.</summary>
    public byte[] Compressed => _compressed.Value;

    private static byte[] Brotli(byte[] content)
    {
        using var target = new MemoryStream();
        using (var stream = new BrotliStream(target, CompressionLevel.SmallestSize))
            stream.Write(content);
        return target.ToArray();
    }
}
