using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>
/// Keeps notes and goals of a pair as their browsers sealed them. What is not sealed, not switched on by the protocol or not the writer's to
/// write is refused. Neither the words nor their length enter a fact.
/// </summary>
internal sealed class KeepNote(Writer writer, Reader reader, IProgrammes programmes)
{
    public async Task<Result<Done>> Keep(PersonId person, EngagementId pairId, PostedNote posted)
    {
        if (!SealedText.IsNote(posted.Sealed) || posted.Id == Guid.Empty) return new NoteIsNotSealed();
        if (await PairOf(person, pairId) is not { } pair || !MayWrite(person, pair, posted.Kind)) return new NoteHasNoSession();
        var rules = await RulesOf(pair);
        if (!IsOn(posted.Kind, rules)) return new NotesAreOff();
        return await writer.Write<Result<Done>>(async work => await Store(posted, pairId, rules, work));
    }

    public async Task<Result<Done>> Erase(PersonId person, EngagementId pairId, NoteId id)
    {
        if (await PairOf(person, pairId) is not { } pair) return new NoteHasNoSession();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<Note>().FirstOrDefaultAsync(row => row.Id == id && row.Engagement == pairId) is not { } note || !MayWrite(person, pair, note.Kind)) return new NoteHasNoSession();
            work.Set<Note>().Remove(note);
            work.Record("NoteDeleted", SubjectOf(note.Session, pairId));
            return Done.It;
        });
    }

    private static async Task<Result<Done>> Store(PostedNote posted, EngagementId pair, RecordRules rules, UnitOfWork work)
    {
        var (id, session) = (new NoteId(posted.Id), posted.Session is { } of ? new SessionId(of) : (SessionId?)null);
        if (await work.Set<Note>().FirstOrDefaultAsync(row => row.Id == id) is { } known)
        {
            if (known.Engagement != pair || known.Kind != posted.Kind || known.Session != session) return new NoteHasNoSession();
            if (posted.Version != known.Version + 1) return new NoteHasChanged();
            (known.Sealed, known.Version, known.WrittenAt) = (posted.Sealed!, posted.Version, work.Now);
        }
        else
        {
            if (posted.Kind == Note.Goal ? session is not null : !await work.Set<Session>().AnyAsync(row => row.Id == session && row.Engagement == pair)) return new NoteHasNoSession();
            if (posted.Version != 1 || (session is not null && await work.Set<Note>().AnyAsync(row => row.Session == session && row.Kind == posted.Kind))) return new NoteHasChanged();
            var note = await New(id, posted, pair, session, rules, work);
            if (note.ExpiresAt <= work.Now) return new NotesAreOff();
            work.Set<Note>().Add(note);
        }
        work.Record("NoteKept", SubjectOf(session, pair));
        return Done.It;
    }

    private static async Task<Note> New(NoteId id, PostedNote posted, EngagementId pair, SessionId? session, RecordRules rules, UnitOfWork work)
    {
        var ended = await work.Set<Engagement>().Where(row => row.Id == pair).Select(row => row.EndedAt).SingleAsync();
        return new()
        {
            Id = id, Session = session, Engagement = pair, Kind = posted.Kind!, Version = 1, Sealed = posted.Sealed!, WrittenAt = work.Now,
            DaysKept = rules.DaysKept, ExpiresAt = ended + Duration.FromDays(rules.DaysKept),
        };
    }

    private static string SubjectOf(SessionId? session, EngagementId pair) => session is { } of ? $"session/{of}" : $"engagement/{pair}";

    private Task<Engagement?> PairOf(PersonId person, EngagementId id) => Notes.PairOf(person, id, reader);

    private async Task<RecordRules> RulesOf(Engagement pair) => (await programmes.Find(pair.Programme))?.Protocol.RecordsOrPlain ?? RecordRules.Plain;

    internal static bool IsOn(string? kind, RecordRules rules) => kind == Note.Goal ? rules.HasGoals : rules.Notes.Contains(kind);

    internal static bool MayWrite(PersonId person, Engagement pair, string? kind) => kind switch
    {
        RecordRules.CoachNotes => pair.Coach == person,
        RecordRules.ParticipantNotes => pair.Participant == person,
        RecordRules.SharedNotes or Note.Goal => true,
        _ => false,
    };
}
