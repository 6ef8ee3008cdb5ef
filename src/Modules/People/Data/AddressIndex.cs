using Confrere.Kernel.Keys;
using Confrere.People.Domain;

namespace Confrere.People.Data;

/// <summary>Keyed fingerprints of addresses and clients, under the identity key: equal inputs are found again, nothing can be read back.</summary>
internal sealed class AddressIndex(KeyRing keys)
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Identity);

    public string Of(EmailAddress address) => _cipher.BlindIndex($"address/{address.Value}");

    public string OfClient(string client) => _cipher.BlindIndex($"client/{client}");
}
