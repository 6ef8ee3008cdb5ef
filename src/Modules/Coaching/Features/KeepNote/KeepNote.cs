using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepNote;

/// <summary>A coach's private note on one session; an empty text deletes it. Neither the words nor their length enter a fact.</summary>
internal sealed class KeepNote(Writer writer)
{
    public const int LongestNote = 8000;

    public async Task<Result<Done>> Handle(PersonId coach, SessionId id, string text)
    {
        if (text.Length > LongestNote) return new NoteIsTooLong(LongestNote, text.Length);
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && row.Coach == coach) is not { } session) return new NoteHasNoSession();
            var note = await work.Set<Note>().FirstOrDefaultAsync(row => row.Session == id);
            if (string.IsNullOrWhiteSpace(text)) return Delete(note, session, work);
            if (note is null) work.Set<Note>().Add(await New(session, text, work));
            else (note.Text, note.WrittenAt) = (text, work.Now);
            work.Record("NoteKept", $"session/{id}");
            return Done.It;
        });
    }

    private static Done Delete(Note? note, Session session, UnitOfWork work)
    {
        if (note is null) return Done.It;
        work.Set<Note>().Remove(note);
        work.Record("NoteDeleted", $"session/{session.Id}");
        return Done.It;
    }

    private static async Task<Note> New(Session session, string text, UnitOfWork work)
    {
        var ended = await work.Set<Engagement>().Where(row => row.Id == session.Engagement).Select(row => row.EndedAt).SingleAsync();
        return new()
        {
            Id = NewId.Of<NoteId>(), Session = session.Id, Engagement = session.Engagement, Coach = session.Coach, Text = text,
            WrittenAt = work.Now, ExpiresAt = ended + Ending.NotesKept,
        };
    }
}
