using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Confrere.Kernel.Keys;

public static class EncryptedColumn
{
    /// <summary>Stores the text encrypted under the cipher's key, bound to this table and column.</summary>
    public static PropertyBuilder<string> IsEncrypted(this PropertyBuilder<string> property, FieldCipher cipher)
    {
        var place = $"{property.Metadata.DeclaringType.ClrType.Name}.{property.Metadata.Name}";
        return property.HasConversion(new ValueConverter<string, byte[]>(
            plaintext => cipher.Encrypt(plaintext, place), stored => cipher.DecryptText(stored, place)));
    }
}
