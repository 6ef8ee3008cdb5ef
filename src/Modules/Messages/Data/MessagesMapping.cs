using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Data;

internal sealed class MessagesMapping(KeyRing keys) : IEntityMapping
{
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
        message.Property(row => row.About).IsEncrypted(new FieldCipher(keys, KeyPurpose.Link));
        message.Property(row => row.State).HasConversion<string>();
    }
}
