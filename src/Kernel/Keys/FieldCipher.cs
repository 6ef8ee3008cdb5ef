using System.Security.Cryptography;
using System.Text;

namespace Confrere.Kernel.Keys;

/// <summary>
/// Encrypts one column. AES-256-GCM; the stored bytes are key number (1), nonce (12), tag (16), ciphertext. The place (table and
/// column, and the row where the caller knows it) is authenticated, so that a value moved elsewhere does not decrypt.
/// </summary>
public sealed class FieldCipher(KeyRing keys, KeyPurpose purpose)
{
    private const byte KeyNumber = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    private readonly byte[] _key = keys.Derive(purpose, "field");
    private readonly byte[] _indexKey = keys.Derive(purpose, "index");

    public byte[] Encrypt(string plaintext, string place) => Encrypt(Encoding.UTF8.GetBytes(plaintext), place);

    public byte[] Encrypt(byte[] plaintext, string place)
    {
        var sealedBytes = new byte[HeaderBytes + plaintext.Length];
        sealedBytes[0] = KeyNumber;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plaintext, sealedBytes.AsSpan(HeaderBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    public string DecryptText(byte[] sealedBytes, string place) => Encoding.UTF8.GetString(Decrypt(sealedBytes, place));

    /// <exception cref="CryptographicException">Wrong key, wrong place, or the bytes were altered.</exception>
    public byte[] Decrypt(byte[] sealedBytes, string place)
    {
        if (sealedBytes.Length < HeaderBytes || sealedBytes[0] != KeyNumber)
            throw new CryptographicException($"The value stored at {place} was not written by this version of the cipher.");
        var plaintext = new byte[sealedBytes.Length - HeaderBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(
            sealedBytes.AsSpan(1, NonceBytes), sealedBytes.AsSpan(HeaderBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), plaintext,
            Encoding.UTF8.GetBytes(place));
        return plaintext;
    }

    /// <summary>A keyed fingerprint by which an encrypted value can be looked up, and nothing else learnt.</summary>
    public string BlindIndex(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes(value)));
}
