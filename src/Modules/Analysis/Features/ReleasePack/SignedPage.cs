using Confrere.Analysis.Domain.Freeze;
using Confrere.Kernel.Keys;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>A released page as it leaves the house: the frozen page, and behind it a comment with its hash and the institution's signature.</summary>
internal static class SignedPage
{
    private const string Mark = "<!-- confrere-pack/1\n", End = "\n-->\n", Hash = "sha256: ", Signature = "signature: ";

    public static string Of(string page, string signature) => $"{page}{Mark}{Hash}{FrozenDataset.HashOf(page)}\n{Signature}{signature}{End}";

    /// <returns>Null when the file is not such a page, or was cut.</returns>
    public static (string Page, string StatedHash, string Signature)? Read(string file)
    {
        var at = file.LastIndexOf(Mark, StringComparison.Ordinal);
        if (at < 0 || !file.EndsWith(End, StringComparison.Ordinal)) return null;
        var lines = file[(at + Mark.Length)..^End.Length].Split('\n');
        return lines is [var hash, var signature] && hash.StartsWith(Hash, StringComparison.Ordinal) && signature.StartsWith(Signature, StringComparison.Ordinal)
            ? (file[..at], hash[Hash.Length..], signature[Signature.Length..]) : null;
    }

    /// <returns>One sentence; null when the page is the one that was signed with this key.</returns>
    /// <exception cref="ArgumentException">The key is no public key in PEM.</exception>
    public static string? Problem(string file, string publicKey) => Read(file) switch
    {
        null => "It is not a released page with its signature, or a part of it is missing. Fetch the file again by \"the signed file\" on the page; a page saved by a browser is changed by it.",
        var (page, hash, _) when FrozenDataset.HashOf(page) != hash => "The page was changed after it was released: it does not have the hash that was written beside it.",
        var (page, _, signature) when !InstitutionSigner.IsSigned(page, signature, publicKey) => "The page was not signed with this key: it was changed, or another institution released it.",
        _ => null,
    };
}
