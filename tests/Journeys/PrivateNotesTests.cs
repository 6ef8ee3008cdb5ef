using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.Coaching;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using NodaTime;

namespace Confrere.Journeys.Tests;

/// <summary>
/// Notes and goals in a real browser, with passkeys from Chromium's virtual authenticator: what the two write is read by the two, and neither
/// words nor keys are anywhere else: not in traffic, database, free pages, write-ahead log, backup, log or mail.
/// </summary>
public sealed class PrivateNotesTests
{
    private const string CoachsWords = "hummingbird over the lake";
    private const string SharedWords = "walrus beneath the pier";
    private const string ParticipantsWords = "pangolin behind the orchard";
    private const string GoalsWords = "flamingo at the crossing";

    [Fact]
    public async Task What_the_two_write_is_read_by_the_two_and_is_nowhere_else()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite, adjust: services => services.HearEverything());
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var session = (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).Value;
        // Once the hour is past its mails are not due any more.
        await coaching.Deliver();
        coaching.House.Clock.Reset(CoachingHouse.Tuesday9InZurich + Duration.FromHours(1));
        _ = (await coaching.Do((RecordSession record) => record.Held(coach, session, 50, SessionMode.Video))).Value;
        // Passkeys belong to a name, not to a number.
        var address = $"http://localhost:{(await coaching.House.Serve()).Port}";
        await using var browser = await Browser.Start();
        var wire = new Wire();

        var coachs = new NotesSteps(await browser.NewDevice(coach, Role.Coach, wire), address, $"/coach/sessions/{session}");
        await coachs.HavePasskeys(withPrf: true);
        var coachsCode = await coachs.MakeKey();
        await coachs.AddPasskey("The passkey opens your notes from now on.");
        await coachs.WriteWithoutConnection("coach", CoachsWords);

        var participants = new NotesSteps(await browser.NewDevice(person, Role.Participant, wire), address, $"/me/sessions/{session}");
        var participantsCode = await participants.MakeKey();
        await participants.Write("participant", ParticipantsWords);
        await participants.Write("shared", SharedWords);
        await participants.SetGoal(GoalsWords);

        await coachs.CloseAndOpenWithPasskey();
        (await coachs.Read("coach")).ShouldBe(CoachsWords);
        (await coachs.Read("shared")).ShouldBe(SharedWords);
        (await coachs.Goals()).ShouldContain(GoalsWords);
        (await coachs.Has("participant")).ShouldBeFalse();

        // Another device: the recovery code alone, and an authenticator that has no PRF.
        var elsewhere = new NotesSteps(await browser.NewDevice(coach, Role.Coach, wire), address, $"/coach/sessions/{session}");
        await elsewhere.HavePasskeys(withPrf: false);
        await elsewhere.OpenWithCode(coachsCode);
        (await elsewhere.Read("coach")).ShouldBe(CoachsWords);
        (await elsewhere.Read("shared")).ShouldBe(SharedWords);
        await elsewhere.TryPasskeyWithoutPrf(coachsCode);

        (await coaching.Rows<Note>()).Select(note => note.Kind).ShouldBe(["coach", "participant", "shared", "goal"], ignoreOrder: true);
        await elsewhere.Erase("coach");
        (await coaching.Rows<Note>()).Count.ShouldBe(3);
        await coaching.Deliver();

        wire.Secrets.Count.ShouldBeGreaterThanOrEqualTo(2, "the authenticator gave its output when the passkey was made or used");
        var secrets = Needles.Of([CoachsWords, SharedWords, ParticipantsWords, GoalsWords, coachsCode, coachsCode.Replace("-", ""), participantsCode, participantsCode.Replace("-", "")], wire.Secrets);
        var places = new Dictionary<string, string>
        {
            ["traffic"] = wire.Heard, ["log"] = Hearing.Heard, ["database"] = Database(coaching), ["backup"] = Backup(coaching),
            ["mail"] = string.Concat(coaching.Sink.Messages.Select(mail => mail.ToString())),
        };
        foreach (var (place, contents) in places) Needles.In(contents, secrets).ShouldBeEmpty(place);
        // The search can find: each place holds what is known to be there, in whichever spelling.
        places["traffic"].ShouldContain("sealedMaster");
        places["log"].ShouldContain("handler=Keep");
        places["database"].ShouldContain("NoteDeleted");
        places["backup"].ShouldContain("NoteKept");
        places["mail"].ShouldContain("Subject:");
        Needles.In($"…{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("xy" + CoachsWords))}…", secrets).ShouldNotBeEmpty();
        Needles.In(Convert.ToHexString(wire.Secrets[0]).ToLowerInvariant(), secrets).ShouldNotBeEmpty();
        // A lost connection is told on the console too.
        wire.Troubles.Where(trouble => !trouble.Contains("ERR_INTERNET_DISCONNECTED")).ShouldBeEmpty();
    }

    private static string Database(CoachingHouse coaching)
    {
        var file = FileOf(coaching);
        return string.Concat(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*").Select(Bytes));
    }

    private static string Backup(CoachingHouse coaching)
    {
        var (file, copy) = (FileOf(coaching), Path.Combine(Path.GetDirectoryName(FileOf(coaching))!, "backup-of-test"));
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{copy}'";
        command.ExecuteNonQuery();
        return Bytes(copy);
    }

    private static string FileOf(CoachingHouse coaching) =>
        new SqliteConnectionStringBuilder(((DatabaseOptions)coaching.House.Services.GetService(typeof(DatabaseOptions))!).ConnectionString).DataSource;

    private static string Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
