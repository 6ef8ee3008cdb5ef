using System.Buffers.Text;
using System.Text;

namespace Confrere.Coaching.Domain;

/// <summary>
/// The shape of what a browser sealed: base64url of nonce, ciphertext and tag. Nobody here can open it, but words that somebody forgot to seal do
/// not have this shape and are refused.
/// </summary>
internal static class SealedText
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>The browser pads texts to a multiple of this.</summary>
    private const int Block = 512;

    private const int MostBlocks = 64;

    public static bool IsNote(string? text) => Length(text) is { } bytes && (bytes - Nonce - Tag) is var padded && padded % Block == 0 && padded / Block is >= 1 and <= MostBlocks;

    /// <param name="bytes">How long what is inside must be.</param>
    public static bool IsKey(string? text, int bytes) => Length(text) == Nonce + Tag + bytes;

    /// <summary>A private P-256 key as PKCS 8: its length depends on the encoder by a few bytes.</summary>
    public static bool IsPrivateKey(string? text) => Length(text) is > Nonce + Tag + 64 and < Nonce + Tag + 200;

    /// <summary>A sealed pair key: the half of a key pair that was made for this once, a point, the sealed bytes.</summary>
    public static bool IsPairKey(string? text) => text?.Split('.') is [var half, var body] && IsPublicKey(half) && IsKey(body, 32);

    /// <summary>A P-256 point, not compressed.</summary>
    public static bool IsPublicKey(string? text) => Length(text) == 65 && text!.StartsWith('B');

    public static bool IsSalt(string? text) => Length(text) == 32;

    public static bool IsCredential(string? text) => Length(text) is >= 16 and <= 1023;

    private static int? Length(string? text)
    {
        if (text is null || text.Length is 0 or > 60_000 || text.Contains('=')) return null;
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromUtf8(Encoding.ASCII.GetBytes(text), new byte[text.Length], out var length) ? length : null;
    }
}
