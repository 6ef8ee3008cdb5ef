using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Data;

internal sealed class Outbox(KeyRing keys) : IOutbox
{
    private readonly FieldCipher _link = new(keys, KeyPurpose.Link);

    public async Task Enqueue(OutgoingMessage message, UnitOfWork work)
    {
        var fingerprint = _link.BlindIndex($"message/{message.Key}");
        var messages = work.Set<OutboxMessage>();
        if (messages.Local.Any(row => row.KeyFingerprint == fingerprint) || await messages.AnyAsync(row => row.KeyFingerprint == fingerprint)) return;
        var row = Row(message, fingerprint, work);
        messages.Add(row);
        work.Record("MessageQueued", $"message/{row.Id}", new { message.Kind });
    }

    private static OutboxMessage Row(OutgoingMessage message, string fingerprint, UnitOfWork work) => new()
    {
        Id = NewId.Of<OutboxMessageId>(), KeyFingerprint = fingerprint, Kind = message.Kind, Recipient = message.To,
        Subject = message.Subject, Text = message.Text, About = message.About ?? "", Calendar = CalendarJson.Write(message.Calendar),
        WrittenAt = work.Now, DueAt = message.SendAfter,
    };
}
