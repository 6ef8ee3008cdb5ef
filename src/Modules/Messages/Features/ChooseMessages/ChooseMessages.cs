using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Messages.Features.ChooseMessages;

/// <summary>Notes which of the optional kinds a person wants. What is already in the outbox is asked again when it is sent, so the choice counts at once.</summary>
internal sealed class ChooseMessages(Writer writer, IEnumerable<OptionalMessage> optional)
{
    /// <param name="wanted">Kinds that are not optional are passed over.</param>
    public Task Handle(PersonId person, IReadOnlySet<string> wanted, CancellationToken cancellation = default) => writer.Write(async work =>
    {
        var refused = await work.Set<RefusedKind>().AsTracking().Where(row => row.Person == person).ToListAsync(cancellation);
        foreach (var kind in optional.Select(message => message.Kind).Distinct(StringComparer.Ordinal))
        {
            var row = refused.SingleOrDefault(row => row.Kind == kind);
            if (wanted.Contains(kind) == (row is null)) continue;
            if (row is not null) work.Db.Remove(row);
            else work.Db.Add(new RefusedKind { Person = person, Kind = kind, RefusedAt = work.Now });
            work.Record(row is null ? "MessagesRefused" : "MessagesWantedAgain", $"person/{person}", new { kind });
        }
    }, cancellation);
}
