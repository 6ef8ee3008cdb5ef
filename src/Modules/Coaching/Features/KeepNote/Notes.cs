using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepNoteKeys;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>Reads the sealed notes of a pair for one of the two, and what their page has to show.</summary>
internal sealed class Notes(Reader reader, IProgrammes programmes)
{
    public static Task<Engagement?> PairOf(PersonId person, EngagementId id, Reader reader) =>
        reader.Query<Engagement>().FirstOrDefaultAsync(row => row.Id == id && (row.Coach == person || row.Participant == person));

    /// <returns>The part of a page for this session; null when the programme keeps none of it and nothing is left from before.</returns>
    public async Task<NotesPanel?> PanelOf(PersonId person, EngagementId id, SessionId session)
    {
        if (await PairOf(person, id, reader) is not { } pair) return null;
        var rules = (await programmes.Find(pair.Programme))?.Protocol.RecordsOrPlain ?? RecordRules.Plain;
        var left = await reader.Query<Note>().Where(row => row.Engagement == id && (row.Session == session || row.Session == null)).Select(row => row.Kind).Distinct().ToListAsync();
        var kinds = RecordRules.Kinds.Append(Note.Goal).Where(kind => KeepNote.MayWrite(person, pair, kind) && (KeepNote.IsOn(kind, rules) || left.Contains(kind))).ToList();
        return kinds.Count == 0 ? null : new(id, session, kinds, rules.DaysKept);
    }

    public async Task<NoteBox?> BoxOf(PersonId person, EngagementId id, SessionId? session)
    {
        if (await PairOf(person, id, reader) is not { } pair) return null;
        var rules = (await programmes.Find(pair.Programme))?.Protocol.RecordsOrPlain ?? RecordRules.Plain;
        var (ring, other) = (await NoteKeyring.Of(person, reader), pair.Other(person));
        var pairKeys = await reader.Query<PairKey>().Where(row => row.Engagement == id).ToDictionaryAsync(row => row.Person);
        var notes = (await reader.Query<Note>().Where(row => row.Engagement == id && (row.Session == session || row.Session == null)).ToListAsync())
            .Where(row => KeepNote.MayWrite(person, pair, row.Kind)).OrderBy(row => row.WrittenAt);
        return new(
            ring.Person, ring.Keys, ring.Locks, [.. RecordRules.Kinds.Append(Note.Goal).Where(kind => KeepNote.MayWrite(person, pair, kind) && KeepNote.IsOn(kind, rules))],
            await reader.Query<NoteKey>().Where(row => row.Person == other).Select(row => row.PublicKey).FirstOrDefaultAsync(),
            // Sealed to a key that is not this side's any more it is of no use to them.
            pairKeys.GetValueOrDefault(person) is { } mine && mine.PublicKey == ring.Keys?.PublicKey ? mine.Sealed : null,
            pairKeys.ContainsKey(other), pairKeys.GetValueOrDefault(other)?.PublicKey,
            [.. notes.Select(row => new NoteBox.SealedNote(row.Id.Value, row.Engagement.Value, row.Session?.Value, row.Kind, row.Version, row.Sealed))]);
    }
}
