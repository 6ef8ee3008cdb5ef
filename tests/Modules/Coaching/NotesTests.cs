using System.Net;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Coaching.Features.KeepNoteKeys;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>What the server does with what browsers sealed. That they seal it is shown in a browser (tests/Journeys).</summary>
[Collection("databases")]
public sealed class NotesTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_is_kept_changed_and_deleted_by_those_whose_kind_it_is_and_by_nobody_else(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (coach, other) = (await coaching.Coach(), await coaching.Coach());
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var pair = (await coaching.Rows<Engagement>()).Single().Id;
        var (own, shared) = (Sealed.First(RecordRules.CoachNotes, session), Sealed.First(RecordRules.SharedNotes, session));

        (await Keep(coaching, other, pair, own)).ShouldBeOfType<NoteHasNoSession>();
        (await Keep(coaching, person, pair, own)).ShouldBeOfType<NoteHasNoSession>();
        (await Keep(coaching, coach, pair, own with { Kind = "diary" })).ShouldBeOfType<NoteHasNoSession>();
        (await Keep(coaching, coach, pair, own with { Session = null })).ShouldBeOfType<NoteHasNoSession>();
        (await Keep(coaching, coach, pair, own)).ShouldBeNull();
        (await Keep(coaching, person, pair, shared)).ShouldBeNull();
        (await Keep(coaching, coach, pair, shared with { Version = 2 })).ShouldBeNull();
        (await Keep(coaching, person, pair, shared with { Version = 2 })).ShouldBeOfType<NoteHasChanged>("the coach was quicker");
        (await Keep(coaching, coach, pair, Sealed.First(RecordRules.CoachNotes, session))).ShouldBeOfType<NoteHasChanged>("one note of a kind and session");
        foreach (var _ in (string[])["one", "two"]) (await Keep(coaching, person, pair, Sealed.First(Note.Goal, null))).ShouldBeNull();

        (await Box(coaching, coach, pair, session)).Notes.Select(note => note.Kind).ShouldBe(["coach", "shared", "goal", "goal"], ignoreOrder: true);
        (await Box(coaching, person, pair, session)).Notes.Select(note => note.Kind).ShouldBe(["shared", "goal", "goal"], ignoreOrder: true);
        (await coaching.Do((KeepNote keep) => keep.Erase(person, pair, new(own.Id)))).Refusal.ShouldBeOfType<NoteHasNoSession>();
        (await coaching.Do((KeepNote keep) => keep.Erase(coach, pair, new(own.Id)))).Refusal.ShouldBeNull();
        (await coaching.Rows<Note>()).ShouldNotContain(note => note.Kind == "coach");
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_protocol_leaves_out_cannot_be_written_and_its_page_shows_none()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite, new RecordRules(7) { Notes = [RecordRules.CoachNotes] });
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var pair = (await coaching.Rows<Engagement>()).Single().Id;
        foreach (var kind in (string[])[RecordRules.SharedNotes, RecordRules.ParticipantNotes])
            (await Keep(coaching, person, pair, Sealed.First(kind, session))).ShouldBeOfType<NotesAreOff>(kind);
        (await Keep(coaching, person, pair, Sealed.First(Note.Goal, null))).ShouldBeOfType<NotesAreOff>();

        var address = await coaching.House.Serve();
        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open($"/me/sessions/{session}")).ShouldNotContain("data-notes");
        using var desk = new Visitor(address, coach, Role.Coach);
        var page = await desk.Open($"/coach/sessions/{session}");
        page.ShouldContain("data-notes");
        // No field of a note lies inside a form: without script nothing can be posted in clear.
        foreach (var form in page.Split("<form").Skip(1)) form.Split("</form>")[0].ShouldNotContain("<textarea");
        using var stranger = new Visitor(address, await coaching.Coach(), Role.Coach);
        (await stranger.StatusOf($"/notes/{pair}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("They spoke of the night rota.")]
    [InlineData("VGhleSBzcG9rZSBvZiB0aGUgbmlnaHQgcm90YS4")]
    [InlineData("")]
    [InlineData(null)]
    public void Words_that_nobody_sealed_have_not_the_shape(string? text) => SealedText.IsNote(text).ShouldBeFalse();

    [Fact]
    public void The_shapes_admit_what_a_browser_makes()
    {
        SealedText.IsNote(Sealed.Note).ShouldBeTrue();
        SealedText.IsNote(Sealed.Of(28 + 511)).ShouldBeFalse();
        SealedText.IsNote(Sealed.Note + "=").ShouldBeFalse();
        SealedText.IsPairKey(Sealed.PairKey(1)).ShouldBeTrue();
        SealedText.IsPublicKey(Sealed.Of(65)).ShouldBeFalse("a point begins with 4");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_is_made_once_passkeys_come_and_go_and_starting_over_deletes_ones_own_notes(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        var pair = (await coaching.Rows<Engagement>()).Single().Id;
        (await coaching.Do((KeepNoteKeys keep) => keep.SetUp(coach, Sealed.Keys(1) with { Recovery = Sealed.Lock() with { SealedMaster = Sealed.Of(32) } }))).Refusal.ShouldBeOfType<NotSealed>("a master that is not sealed");
        (await coaching.Do((KeepNoteKeys keep) => keep.AddPasskey(coach, Sealed.Lock(Sealed.Of(16))))).Refusal.ShouldBeOfType<KeyIsNotMade>();
        foreach (var (side, seed) in new[] { (coach, (byte)1), (person, (byte)2) }) (await coaching.Do((KeepNoteKeys keep) => keep.SetUp(side, Sealed.Keys(seed)))).Refusal.ShouldBeNull();
        (await coaching.Do((KeepNoteKeys keep) => keep.SetUp(coach, Sealed.Keys(3)))).Refusal.ShouldBeOfType<KeyIsMade>();
        (await coaching.Do((KeepNoteKeys keep) => keep.AddPasskey(coach, Sealed.Lock(Sealed.Of(16))))).Refusal.ShouldBeNull();
        (await coaching.Do((KeepNoteKeys keep) => keep.AddPasskey(coach, Sealed.Lock(Sealed.Of(16))))).Refusal.ShouldBeOfType<PasskeyIsKnown>();
        var passkey = (await coaching.Rows<NoteLock>()).Single(row => row.Kind == NoteLock.Passkey);
        (await coaching.Do((KeepNoteKeys keep) => keep.RemovePasskey(person, passkey.Id))).IsRefused.ShouldBeTrue();
        (await coaching.Do((KeepNoteKeys keep) => keep.RemovePasskey(coach, passkey.Id))).Refusal.ShouldBeNull();

        var made = new PostedPairKey(Sealed.PairKey(7), Sealed.PublicKey(1), Sealed.PairKey(8), Sealed.PublicKey(2));
        (await coaching.Do((HandPairKey hand) => hand.Make(coach, pair, made with { TheirPublicKey = Sealed.PublicKey(9) }))).Refusal.ShouldBeOfType<NoteHasChanged>();
        (await coaching.Do((HandPairKey hand) => hand.Make(coach, pair, made))).Refusal.ShouldBeNull();
        (await coaching.Do((HandPairKey hand) => hand.Make(person, pair, new(Sealed.PairKey(8), Sealed.PublicKey(2), Sealed.PairKey(7), Sealed.PublicKey(1))))).Refusal.ShouldBeOfType<PairKeyIsMade>();
        foreach (var kind in (string[])[RecordRules.CoachNotes, RecordRules.SharedNotes]) (await Keep(coaching, coach, pair, Sealed.First(kind, session))).ShouldBeNull();

        (await coaching.Do((KeepNoteKeys keep) => keep.StartOver(coach, "no"))).Refusal.ShouldBeOfType<WordIsMissing>();
        (await coaching.Do((KeepNoteKeys keep) => keep.StartOver(coach, "Delete"))).Refusal.ShouldBeNull();
        (await coaching.Rows<Note>()).ShouldHaveSingleItem().Kind.ShouldBe(RecordRules.SharedNotes);
        (await coaching.Rows<NoteLock>()).ShouldAllBe(row => row.Person == person);
        // With a new key the coach is handed the pair's key by the participant, who still has it.
        (await coaching.Do((KeepNoteKeys keep) => keep.SetUp(coach, Sealed.Keys(5)))).Refusal.ShouldBeNull();
        (await Box(coaching, coach, pair, session)).PairKey.ShouldBeNull();
        (await coaching.Do((HandPairKey hand) => hand.HandOn(person, pair, new(null, null, Sealed.PairKey(6), Sealed.PublicKey(5))))).Refusal.ShouldBeNull();
        (await Box(coaching, coach, pair, session)).PairKey.ShouldBe(Sealed.PairKey(6));
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    private static async Task<Confrere.Kernel.Refusals.Refusal?> Keep(CoachingHouse coaching, PersonId person, EngagementId pair, PostedNote note) =>
        (await coaching.Do((KeepNote keep) => keep.Keep(person, pair, note))).Refusal;

    private static async Task<NoteBox> Box(CoachingHouse coaching, PersonId person, EngagementId pair, SessionId session) =>
        (await coaching.House.Do((Notes notes) => notes.BoxOf(person, pair, session))).ShouldNotBeNull();
}
