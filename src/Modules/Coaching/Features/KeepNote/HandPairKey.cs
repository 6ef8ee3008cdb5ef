using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>The key of what two people share: made once, by whichever of them is there first, and handed on to whoever has made a new key of their own.</summary>
internal sealed class HandPairKey(Writer writer, Reader reader)
{
    public async Task<Result<Done>> Make(PersonId person, EngagementId id, PostedPairKey posted)
    {
        if (!SealedText.IsPairKey(posted.Mine) || !SealedText.IsPairKey(posted.Theirs)) return new NoteIsNotSealed();
        if (await Notes.PairOf(person, id, reader) is not { } pair) return new NoteHasNoSession();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<PairKey>().AnyAsync(row => row.Engagement == id)) return new PairKeyIsMade();
            var other = pair.Other(person);
            if (!await IsOf(person, posted.PublicKey, work) || !await IsOf(other, posted.TheirPublicKey, work)) return new NoteHasChanged();
            work.Set<PairKey>().Add(new() { Engagement = id, Person = person, PublicKey = posted.PublicKey!, Sealed = posted.Mine! });
            work.Set<PairKey>().Add(new() { Engagement = id, Person = other, PublicKey = posted.TheirPublicKey!, Sealed = posted.Theirs! });
            work.Record("PairKeyMade", $"engagement/{id}");
            return Done.It;
        });
    }

    public async Task<Result<Done>> HandOn(PersonId person, EngagementId id, PostedPairKey posted)
    {
        if (!SealedText.IsPairKey(posted.Theirs)) return new NoteIsNotSealed();
        if (await Notes.PairOf(person, id, reader) is not { } pair) return new NoteHasNoSession();
        return await writer.Write<Result<Done>>(async work =>
        {
            var other = pair.Other(person);
            if (!await work.Set<PairKey>().AnyAsync(row => row.Engagement == id && row.Person == person) || !await IsOf(other, posted.TheirPublicKey, work)) return new NoteHasChanged();
            if (await work.Set<PairKey>().FirstOrDefaultAsync(row => row.Engagement == id && row.Person == other) is { } old)
                (old.PublicKey, old.Sealed) = (posted.TheirPublicKey!, posted.Theirs!);
            else work.Set<PairKey>().Add(new() { Engagement = id, Person = other, PublicKey = posted.TheirPublicKey!, Sealed = posted.Theirs! });
            work.Record("PairKeyHandedOn", $"engagement/{id}");
            return Done.It;
        });
    }

    private static Task<bool> IsOf(PersonId person, string? publicKey, UnitOfWork work) => work.Set<NoteKey>().AnyAsync(row => row.Person == person && row.PublicKey == publicKey);
}
