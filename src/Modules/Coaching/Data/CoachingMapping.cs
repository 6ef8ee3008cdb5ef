using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Data;

internal sealed class CoachingMapping(KeyRing keys) : IEntityMapping
{
    private readonly FieldCipher _cipher = new(keys, KeyPurpose.Coaching);
    private readonly FieldCipher _link = new(keys, KeyPurpose.Link);

    public void Map(ModelBuilder model, Schemas schemas)
    {
        MapCoaches(model, schemas);
        MapTies(model, schemas);
        MapRounds(model, schemas);
        MapRecords(model, schemas);
        MapPlaces(model, schemas);
        MapSessions(model, schemas);
        MapNotes(model, schemas);
    }

    private static void MapCoaches(ModelBuilder model, Schemas schemas)
    {
        var profile = schemas.Table<CoachProfile>(model, Schemas.Coaching, "coaches");
        profile.HasKey(row => row.Person);
        profile.Property(row => row.Person).ValueGeneratedNever();
        profile.Ignore(row => row.Pace);
        profile.Property(row => row.Standing).HasConversion<string>();
        profile.Property(row => row.Contract).HasConversion<string>();

        var hours = schemas.Table<WeeklyHours>(model, Schemas.Coaching, "weekly_hours");
        hours.HasKey(row => row.Id);
        hours.Property(row => row.Id).ValueGeneratedNever();
        hours.Ignore(row => row.Hours);
        hours.HasIndex(row => new { row.Coach, row.Day, row.From }).IsUnique();
    }

    private void MapRecords(ModelBuilder model, Schemas schemas)
    {
        var credential = schemas.Table<Credential>(model, Schemas.Coaching, "credentials");
        credential.HasKey(row => row.Id);
        credential.Property(row => row.Id).ValueGeneratedNever();
        credential.Ignore(row => row.InWords);
        credential.HasIndex(row => row.Coach);

        var file = schemas.Table<CoachFile>(model, Schemas.Coaching, "coach_files");
        file.HasKey(row => row.Id);
        file.Property(row => row.Id).ValueGeneratedNever();
        file.Property(row => row.Bytes).IsEncrypted(_cipher);
        file.HasIndex(row => row.Coach);

        var practice = schemas.Table<PracticeEntry>(model, Schemas.Coaching, "practice_log");
        practice.HasKey(row => row.Id);
        practice.Property(row => row.Id).ValueGeneratedNever();
        practice.Property(row => row.Kind).HasConversion<string>();
        practice.HasIndex(row => row.Coach);
        practice.HasIndex(row => new { row.Gathering, row.Coach }).IsUnique();

        var leave = schemas.Table<Leave>(model, Schemas.Coaching, "leaves");
        leave.HasKey(row => row.Id);
        leave.Property(row => row.Id).ValueGeneratedNever();
        leave.HasIndex(row => row.Coach);
    }

    private void MapRounds(ModelBuilder model, Schemas schemas)
    {
        var round = schemas.Table<MatchRound>(model, Schemas.Coaching, "match_rounds");
        round.HasKey(row => row.Id);
        round.Property(row => row.Id).ValueGeneratedNever();
        round.HasIndex(row => row.DraftOf).IsUnique();

        var pair = schemas.Table<MatchPair>(model, Schemas.Coaching, "match_pairs");
        pair.HasKey(row => row.Id);
        pair.Property(row => row.Id).ValueGeneratedNever();
        pair.Property(row => row.Words).IsEncrypted(_cipher);
        pair.Property(row => row.Review).HasConversion<string>();
        pair.HasIndex(row => new { row.Round, row.Participant }).IsUnique();
    }

    private static void MapTies(ModelBuilder model, Schemas schemas)
    {
        var tie = schemas.Table<Tie>(model, Schemas.Coaching, "ties");
        tie.HasKey(row => row.Id);
        tie.Property(row => row.Id).ValueGeneratedNever();
        tie.Property(row => row.Rule).HasConversion<string>();
        tie.HasIndex(row => new { row.One, row.Other, row.Rule }).IsUnique();

        var same = schemas.Table<SamePerson>(model, Schemas.Coaching, "same_people");
        same.HasKey(row => new { row.Account, row.Is });
    }

    private void MapPlaces(ModelBuilder model, Schemas schemas)
    {
        var place = schemas.Table<Place>(model, Schemas.Coaching, "places");
        place.HasKey(row => row.Id);
        place.Property(row => row.Id).ValueGeneratedNever();
        place.Property(row => row.WishesJson).IsEncrypted(_cipher);
        place.Property(row => row.OpenedAt).IsEncrypted(_link);
        place.Property(row => row.ClosesAt).IsEncrypted(_link);
        place.Ignore(row => row.Wishes).Ignore(row => row.SessionLength).Ignore(row => row.HearsBy);
        place.Property(row => row.Kind).HasConversion<string>();
        place.HasIndex(row => new { row.Person, row.Programme, row.Kind, row.Turn }).IsUnique();

        var engagement = schemas.Table<Engagement>(model, Schemas.Coaching, "engagements");
        engagement.HasKey(row => row.Id);
        engagement.Property(row => row.Id).ValueGeneratedNever();
        engagement.HasIndex(row => row.ActiveParticipant).IsUnique();
        engagement.HasIndex(row => row.Coach);
        engagement.HasIndex(row => row.Place);
        engagement.HasIndex(row => row.Group);

        var group = schemas.Table<CoachedGroup>(model, Schemas.Coaching, "groups");
        group.HasKey(row => row.Id);
        group.Property(row => row.Id).ValueGeneratedNever();
    }

    private static void MapSessions(ModelBuilder model, Schemas schemas)
    {
        var session = schemas.Table<Session>(model, Schemas.Coaching, "sessions");
        session.HasKey(row => row.Id);
        session.Property(row => row.Id).ValueGeneratedNever();
        session.Property(row => row.State).HasConversion<string>();
        session.Property(row => row.Reason).HasConversion<string>();
        session.Property(row => row.Mode).HasConversion<string>();
        session.Property(row => row.Disputed).HasConversion<string>();
        session.Property(row => row.Settled).HasConversion<string>();
        session.Ignore(row => row.Interval);
        session.HasIndex(row => new { row.CoachSlot, row.Start }).IsUnique();
        session.HasIndex(row => new { row.ParticipantSlot, row.Start }).IsUnique();
        session.HasIndex(row => row.Engagement);
        session.HasIndex(row => row.Meeting);
        session.HasIndex(row => new { row.Coach, row.Start });

        var pay = schemas.Table<PayEntry>(model, Schemas.Coaching, "pay_entries");
        pay.HasKey(row => row.Id);
        pay.Property(row => row.Id).ValueGeneratedNever();
        pay.HasIndex(row => row.Session).IsUnique();
        pay.HasIndex(row => row.Reverses).IsUnique();
        pay.HasIndex(row => new { row.Programme, row.Period });
        pay.HasIndex(row => row.Coach);

        var period = schemas.Table<PayPeriod>(model, Schemas.Coaching, "pay_periods");
        period.HasKey(row => row.Id);
        period.Property(row => row.Id).ValueGeneratedNever();
        period.HasIndex(row => new { row.Programme, row.Number }).IsUnique();
    }

    // Texts and keys come sealed from the browser: there is nothing here that this server could open.
    private static void MapNotes(ModelBuilder model, Schemas schemas)
    {
        var note = schemas.Table<Note>(model, Schemas.Coaching, "notes");
        note.HasKey(row => row.Id);
        note.Property(row => row.Id).ValueGeneratedNever();
        note.HasIndex(row => new { row.Session, row.Kind }).IsUnique();
        note.HasIndex(row => row.Engagement);
        note.HasIndex(row => row.ExpiresAt);

        var key = schemas.Table<NoteKey>(model, Schemas.Coaching, "note_keys");
        key.HasKey(row => row.Person);
        key.Property(row => row.Person).ValueGeneratedNever();

        var way = schemas.Table<NoteLock>(model, Schemas.Coaching, "note_locks");
        way.HasKey(row => row.Id);
        way.Property(row => row.Id).ValueGeneratedNever();
        way.HasIndex(row => new { row.Person, row.Credential }).IsUnique();

        var exception = schemas.Table<ConfidenceException>(model, Schemas.Coaching, "confidence_exceptions");
        exception.HasKey(row => row.Id);
        exception.Property(row => row.Id).ValueGeneratedNever();
        exception.Property(row => row.Ground).HasConversion<string>();
        exception.HasIndex(row => row.Engagement);

        var pathway = schemas.Table<Pathway>(model, Schemas.Coaching, "pathways");
        pathway.HasKey(row => row.InstitutionId);
        pathway.Property(row => row.InstitutionId).ValueGeneratedNever();

        var pair = schemas.Table<PairKey>(model, Schemas.Coaching, "pair_keys");
        pair.HasKey(row => new { row.Engagement, row.Person });
    }
}
