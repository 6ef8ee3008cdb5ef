using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Confrere.Messages.Data;

internal sealed class MessagesMapping(KeyRing keys) : IEntityMapping
{
    private const string RecipientPlace = "OutboxMessage.Recipient";

    public void Map(ModelBuilder model, Schemas schemas)
    {
        var words = new FieldCipher(keys, KeyPurpose.Identity);
        var message = schemas.Table<OutboxMessage>(model, Schemas.Audit, "outbox");
        message.HasKey(row => row.Id);
        message.Property(row => row.Id).ValueGeneratedNever();
        message.HasIndex(row => row.KeyFingerprint).IsUnique();
        message.HasIndex(row => new { row.State, row.DueAt });
        message.Property(row => row.Subject).IsEncrypted(words);
        message.Property(row => row.Text).IsEncrypted(words);
        message.Property(row => row.Calendar).IsEncrypted(words);
        var link = new FieldCipher(keys, KeyPurpose.Link);
        message.Property(row => row.Recipient).HasConversion(new ValueConverter<PersonId, byte[]>(
            person => link.Encrypt(person.Value.ToByteArray(), RecipientPlace), stored => new(new Guid(link.Decrypt(stored, RecipientPlace)))));
        message.HasIndex(row => row.RecipientFingerprint);
        message.Property(row => row.About).IsEncrypted(link);
        message.Property(row => row.State).HasConversion<string>();
        schemas.Table<RefusedKind>(model, Schemas.Audit, "message_refusals").HasKey(row => new { row.Person, row.Kind });
    }
}
