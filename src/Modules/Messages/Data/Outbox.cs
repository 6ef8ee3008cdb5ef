using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Data;

internal sealed class Outbox(KeyRing keys) : IOutbox
{
    private readonly KeyFingerprint _fingerprint = new(keys);

    public async Task Enqueue(OutgoingMessage message, UnitOfWork work)
    {
        var fingerprint = _fingerprint.Of(message.Key);
        var messages = work.Set<OutboxMessage>();
        if (messages.Local.Any(row => row.KeyFingerprint == fingerprint) || await messages.AnyAsync(row => row.KeyFingerprint == fingerprint)) return;
        var row = Row(message, fingerprint, work);
        messages.Add(row);
        work.Record("MessageQueued", $"message/{row.Id}", new { message.Kind });
    }

    public async Task DropWaiting(PersonId to, UnitOfWork work)
    {
        foreach (var row in (await To(to, work)).Where(row => row.State == OutboxState.Waiting))
        {
            row.Finish(OutboxState.Dropped, work.Now, "no longer wanted");
            work.Record("MessageDropped", $"message/{row.Id}", new { row.Kind });
        }
    }

    public async Task Forget(PersonId to, UnitOfWork work)
    {
        // What was written a moment ago in this unit of work goes too.
        await work.Db.SaveChangesAsync();
        work.Db.RemoveRange(await To(to, work));
        work.Db.RemoveRange(await work.Set<RefusedKind>().Where(row => row.Person == to).ToListAsync());
    }

    private Task<List<OutboxMessage>> To(PersonId person, UnitOfWork work)
    {
        var index = _fingerprint.Of(person);
        return work.Set<OutboxMessage>().Where(row => row.RecipientFingerprint == index).ToListAsync();
    }

    private OutboxMessage Row(OutgoingMessage message, string fingerprint, UnitOfWork work) => new()
    {
        Id = NewId.Of<OutboxMessageId>(), KeyFingerprint = fingerprint, Kind = message.Kind, Recipient = message.To, RecipientFingerprint = _fingerprint.Of(message.To),
        Subject = message.Subject, Text = message.Text, About = message.About ?? "", Calendar = CalendarJson.Write(message.Calendar),
        WrittenAt = work.Now, DueAt = message.SendAfter,
    };
}
