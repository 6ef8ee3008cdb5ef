using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Keys;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Kernel.Audit;

/// <summary>
/// Signs heads with ECDSA over P-256 and SHA-256, in the text form of C2SP's tlog-checkpoint and signed-note; the moment of signing is an
/// extension line. The key follows from the audit key, so it is kept and backed up with it.
/// </summary>
internal sealed class HeadSigner : IDisposable
{
    public const string Origin = "confrere/audit";

    private const string Time = "time ";
    private const string SignatureMark = "\u2014 " + Origin + " ";
    private const int KeyHashBytes = 4;
    private readonly ECDsa _key;
    private readonly byte[] _keyHash;

    public HeadSigner(KeyRing keys)
    {
        _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = keys.Derive(KeyPurpose.Audit, "head signature") });
        // Signed-note: the first bytes of SHA-256 over name, line feed, algorithm byte (2: ECDSA) and public key.
        _keyHash = SHA256.HashData([.. Encoding.UTF8.GetBytes(Origin), (byte)'\n', 2, .. _key.ExportSubjectPublicKeyInfo()])[..KeyHashBytes];
    }

    /// <summary>With this a witness checks signatures without us.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public SignedHead Sign(long size, byte[] root, Instant at)
    {
        var body = $"{Origin}\n{size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(root)}\n{Time}{InstantPattern.General.Format(at)}\n";
        var signature = _key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(size, root, at, $"{body}\n{SignatureMark}{Convert.ToBase64String([.. _keyHash, .. signature])}\n");
    }

    /// <returns>Null when the text is no head that this house signed.</returns>
    public SignedHead? Read(string text)
    {
        var end = text.IndexOf("\n\n" + SignatureMark, StringComparison.Ordinal);
        if (end < 0) return null;
        var body = text[..(end + 1)];
        var signed = new byte[text.Length];
        if (!Convert.TryFromBase64String(text[(end + 2 + SignatureMark.Length)..].Split('\n')[0].Trim(), signed, out var written) || written <= KeyHashBytes) return null;
        var signature = signed.AsSpan(KeyHashBytes, written - KeyHashBytes);
        if (!_key.VerifyData(Encoding.UTF8.GetBytes(body), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) return null;
        var lines = body.Split('\n');
        return new(long.Parse(lines[1], CultureInfo.InvariantCulture), Convert.FromBase64String(lines[2]), InstantPattern.General.Parse(lines[3][Time.Length..]).Value, text);
    }

    public void Dispose() => _key.Dispose();
}
