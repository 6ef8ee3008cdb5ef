using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;

namespace Confrere.Enrolment.Domain;

/// <summary>Seals and opens the pairs of the link table under the link key. Destroying that key makes crossing impossible for everyone, for ever.</summary>
internal sealed class LinkVault(KeyRing keys)
{
    private const string Table = "participant_links";
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Link);

    public string IndexOf(ProgrammeId programme, PersonId person) => _cipher.BlindIndex($"programme/{programme}/person/{person}");

    public string IndexOf(PersonId person) => _cipher.BlindIndex($"person/{person}");

    public string IndexOf(ParticipantCode code) => _cipher.BlindIndex($"code/{code}");

    public byte[] Seal(Guid row, PersonId person, ParticipantCode code) => _cipher.Encrypt($"{person} {code}", PlaceOf(row));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Another key, another row, or altered bytes.</exception>
    public (PersonId Person, ParticipantCode Code) Open(Guid row, byte[] sealedPair)
    {
        var parts = _cipher.DecryptText(sealedPair, PlaceOf(row)).Split(' ');
        return (new(Guid.Parse(parts[0])), new(parts[1]));
    }

    private static string PlaceOf(Guid row) => $"{Table}/{row}";
}
