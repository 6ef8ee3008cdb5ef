using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Keys;

/// <summary>
/// Signs what an institution lets out: ECDSA over P-256 and SHA-256. Each institution has a key of its own, which follows from the audit key, so that it is kept and
/// backed up with it.
/// </summary>
public sealed class InstitutionSigner(KeyRing keys)
{
    /// <returns>The signature in base 64.</returns>
    public string Sign(InstitutionId institution, string text)
    {
        using var key = KeyOf(institution);
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>With this anybody checks a signature without us.</summary>
    public string PublicKey(InstitutionId institution)
    {
        using var key = KeyOf(institution);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>SHA-256 of the public key, by which two people compare it over the telephone.</summary>
    public static string Fingerprint(string publicKey)
    {
        using var key = Imported(publicKey);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <exception cref="ArgumentException">The key is no public key in PEM.</exception>
    public static bool IsSigned(string text, string signature, string publicKey)
    {
        using var key = Imported(publicKey);
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var written)
            && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, written), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa Imported(string publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicKey);
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new ArgumentException("It is not a public key in PEM.", nameof(publicKey), e);
        }
    }

    private ECDsa KeyOf(InstitutionId institution) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = keys.Derive(KeyPurpose.Audit, $"signature of {institution.Value}") });
}
