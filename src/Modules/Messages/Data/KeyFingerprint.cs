using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;

namespace Confrere.Messages.Data;

/// <summary>A message's key and its recipient as they are stored: under the link key, since in clear they would join a person to a participant code.</summary>
internal sealed class KeyFingerprint(KeyRing keys)
{
    private readonly FieldCipher _link = new(keys, KeyPurpose.Link);

    public string Of(string key) => _link.BlindIndex($"message/{key}");

    public string Of(PersonId recipient) => _link.BlindIndex($"recipient/{recipient}");
}
