using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepNoteKeys;

/// <summary>A person's own sealed keys, for their browser.</summary>
internal sealed record NoteKeyring(Guid Person, NoteKeyring.Pair? Keys, IReadOnlyList<NoteKeyring.Lock> Locks)
{
    internal sealed record Pair(string PublicKey, string SealedPrivateKey);

    internal sealed record Lock(Guid Id, string Kind, string? Credential, string Salt, string SealedMaster, string AddedOn);

    public static async Task<NoteKeyring> Of(PersonId person, Reader reader)
    {
        var keys = await reader.Query<NoteKey>().FirstOrDefaultAsync(row => row.Person == person);
        var locks = (await reader.Query<NoteLock>().Where(row => row.Person == person).ToListAsync()).OrderBy(row => row.AddedAt);
        return new(person.Value, keys is null ? null : new(keys.PublicKey, keys.SealedPrivateKey), [.. locks.Select(row => new Lock(
            row.Id.Value, row.Kind, row.Credential.Length == 0 ? null : row.Credential, row.Salt, row.SealedMaster, row.AddedAt.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))]);
    }
}
