using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Kernel.Keys;

public static class EncryptedColumn
{
    /// <summary>Stores the text encrypted under the cipher's key, bound to this table and column.</summary>
    public static PropertyBuilder<string> IsEncrypted(this PropertyBuilder<string> property, FieldCipher cipher)
    {
        var place = PlaceOf(property);
        return property.HasConversion(new ValueConverter<string, byte[]>(
            plaintext => cipher.Encrypt(plaintext, place), stored => cipher.DecryptText(stored, place)));
    }

    /// <summary>Stores the bytes encrypted under the cipher's key, bound to this table and column.</summary>
    public static PropertyBuilder<byte[]> IsEncrypted(this PropertyBuilder<byte[]> property, FieldCipher cipher)
    {
        var place = PlaceOf(property);
        return property.HasConversion(new ValueConverter<byte[], byte[]>(plaintext => cipher.Encrypt(plaintext, place), stored => cipher.Decrypt(stored, place)));
    }

    /// <summary>An instant that would join two stores if it stood in both in clear. It can be compared in code and not in a query.</summary>
    public static PropertyBuilder<Instant> IsEncrypted(this PropertyBuilder<Instant> property, FieldCipher cipher)
    {
        var place = PlaceOf(property);
        return property.HasConversion(new ValueConverter<Instant, byte[]>(
            instant => cipher.Encrypt(InstantPattern.ExtendedIso.Format(instant), place), stored => InstantPattern.ExtendedIso.Parse(cipher.DecryptText(stored, place)).Value));
    }

    private static string PlaceOf(PropertyBuilder property) => $"{property.Metadata.DeclaringType.ClrType.Name}.{property.Metadata.Name}";
}
