using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Domain;

/// <summary>
/// Two custodians each hold a secret share of 256 bits; the seed follows from both, so that neither of them, nor anybody who guesses well
/// at one of them, knows it. Pure.
/// </summary>
internal static class Custody
{
    public const int Custodians = 2;
    public const int ShareBytes = 32;

    /// <summary>What the seed of the first draw is for, and that of the second: from the same shares follow two seeds of which neither tells the other.</summary>
    public const string FirstDraw = "confrere/allocation-seed/1";
    public const string SecondDraw = "confrere/booster-seed/1";

    // 32 bytes that hold fewer different ones than this were typed and not drawn: a random share has about 30.
    private const int FewestDifferentBytes = 16;

    /// <returns>Null when the text is not 64 hexadecimal characters that look drawn by chance; white space within it does not matter.</returns>
    public static byte[]? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(character => !char.IsWhiteSpace(character)));
        if (text.Length != 2 * ShareBytes || !text.All(char.IsAsciiHexDigit)) return null;
        var share = Convert.FromHexString(text);
        return share.Distinct().Count() >= FewestDifferentBytes ? share : null;
    }

    /// <summary>HKDF-SHA256 of the two shares, one laid over the other by exclusive or; the programme's identifier (36 characters) is the salt and the use its info.</summary>
    public static byte[] Seed(byte[] one, byte[] other, ProgrammeId programme, string use = FirstDraw)
    {
        var both = one.Zip(other, (a, b) => (byte)(a ^ b)).ToArray();
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, both, ShareBytes, Encoding.UTF8.GetBytes(programme.Value.ToString("D")), Encoding.UTF8.GetBytes(use));
    }
}
