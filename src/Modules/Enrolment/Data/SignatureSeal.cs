using Confrere.Enrolment.Domain;
using Confrere.Kernel.Keys;
using NodaTime.Text;

namespace Confrere.Enrolment.Data;

/// <summary>Seals a signature to its row under the identity key. The instant is inside: in clear it would join the person to the participant who began then.</summary>
internal sealed class SignatureSeal(KeyRing keys)
{
    private const char Separator = '\n';
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Identity);

    public byte[] Seal(ConsentId row, Signature signature) =>
        _cipher.Encrypt($"{InstantPattern.ExtendedIso.Format(signature.At)}{Separator}{signature.TypedName}", PlaceOf(row));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Another key, another row, or altered bytes.</exception>
    public Signature Open(ConsentId row, byte[] sealedSignature)
    {
        var parts = _cipher.DecryptText(sealedSignature, PlaceOf(row)).Split(Separator, 2);
        return new(parts[1], InstantPattern.ExtendedIso.Parse(parts[0]).Value);
    }

    private static string PlaceOf(ConsentId row) => $"consents/{row}";
}
