using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepNoteKeys;

/// <summary>
/// Stores what a browser made: a public key, the private one and the master, sealed. There is no escrow: without the recovery code and every
/// passkey the notes are gone, and nobody can say otherwise.
/// </summary>
internal sealed class KeepNoteKeys(Writer writer)
{
    private const int MasterBytes = 32;

    public async Task<Result<Done>> SetUp(PersonId person, PostedKeys keys)
    {
        if (!SealedText.IsPublicKey(keys.PublicKey) || !SealedText.IsPrivateKey(keys.SealedPrivateKey) || !IsSound(keys.Recovery)) return new NotSealed();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<NoteKey>().AnyAsync(row => row.Person == person)) return new KeyIsMade();
            work.Set<NoteKey>().Add(new() { Person = person, PublicKey = keys.PublicKey!, SealedPrivateKey = keys.SealedPrivateKey!, MadeAt = work.Now });
            Add(person, NoteLock.Recovery, "", keys.Recovery!, work);
            work.Record("NoteKeyMade", $"person/{person}");
            return Done.It;
        });
    }

    public async Task<Result<Done>> AddPasskey(PersonId person, PostedLock posted)
    {
        if (!SealedText.IsCredential(posted.Credential) || !IsSound(posted)) return new NotSealed();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (!await work.Set<NoteKey>().AnyAsync(row => row.Person == person)) return new KeyIsNotMade();
            if (await work.Set<NoteLock>().AnyAsync(row => row.Person == person && row.Credential == posted.Credential)) return new PasskeyIsKnown();
            Add(person, NoteLock.Passkey, posted.Credential!, posted, work);
            work.Record("NotePasskeyAdded", $"person/{person}");
            return Done.It;
        });
    }

    public Task<Result<Done>> RemovePasskey(PersonId person, NoteLockId id) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<NoteLock>().FirstOrDefaultAsync(row => row.Id == id && row.Person == person && row.Kind == NoteLock.Passkey) is not { } found) return new KeyIsNotMade();
        work.Set<NoteLock>().Remove(found);
        work.Record("NotePasskeyRemoved", $"person/{person}");
        return Done.It;
    });

    /// <summary>For somebody who has lost the code and every passkey: the key goes, and with it all that only they could read.</summary>
    public async Task<Result<Done>> StartOver(PersonId person, string? word)
    {
        if (word?.Trim().ToLowerInvariant() != "delete") return new WordIsMissing();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (!await work.Set<NoteKey>().AnyAsync(row => row.Person == person)) return new KeyIsNotMade();
            var own = await work.Set<Note>().Where(note => work.Set<Engagement>().Any(pair => pair.Id == note.Engagement
                && ((note.Kind == Protocols.Contracts.RecordRules.CoachNotes && pair.Coach == person)
                    || (note.Kind == Protocols.Contracts.RecordRules.ParticipantNotes && pair.Participant == person)))).ToListAsync();
            work.Set<Note>().RemoveRange(own);
            await Forget(person, work);
            work.Record("NoteKeyDeleted", $"person/{person}");
            return Done.It;
        });
    }

    internal static async Task Forget(PersonId person, UnitOfWork work)
    {
        work.Db.RemoveRange(await work.Set<NoteKey>().Where(row => row.Person == person).ToListAsync());
        work.Db.RemoveRange(await work.Set<NoteLock>().Where(row => row.Person == person).ToListAsync());
        work.Db.RemoveRange(await work.Set<PairKey>().Where(row => row.Person == person).ToListAsync());
    }

    private static bool IsSound(PostedLock? posted) => posted is not null && SealedText.IsSalt(posted.Salt) && SealedText.IsKey(posted.SealedMaster, MasterBytes);

    private static void Add(PersonId person, string kind, string credential, PostedLock posted, UnitOfWork work) => work.Set<NoteLock>().Add(new()
    {
        Id = NewId.Of<NoteLockId>(), Person = person, Kind = kind, Credential = credential, Salt = posted.Salt!, SealedMaster = posted.SealedMaster!, AddedAt = work.Now,
    });
}
