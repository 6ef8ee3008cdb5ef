using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.RecordOutsideEvent;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.Coaching;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Modules.Tests.Surveys;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>
/// The deletion drill: after a withdrawal with deletion and the overwriting of its traces, nothing of what was deleted is in any file: not in
/// clear and not as the stored, encrypted value, which the house's own key would open.
/// </summary>
[Collection("databases")]
public sealed class DeletionDrillTests
{
    // As a browser would have sealed it: the server never has more.
    private static readonly string Note = Base64Url.EncodeToString([.. Enumerable.Range(0, 12 + 16 + 512).Select(at => (byte)(at * 37))]);
    private const string Topic = "Zebrafinkology";

    // Nothing else is as long and alike by chance; the beginning, because a longer value may be stored in several places.
    private const int Telling = 24, MostCompared = 64;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_that_was_deleted_is_in_any_file_of_the_house(DatabaseProvider provider)
    {
        var (folder, log) = (Directory.CreateTempSubdirectory("confrere-mail-").FullName, new LogCatcher());
        await using var trial = await CoachedTrial.On(provider, SampleProtocol.With("  sample: yes\n", "  sample: yes\n  deletion: yes\n"), services =>
            services.AddSingleton(MailSettings.Parse($"pickup:{folder}", "Appointments <post@example.org>")).AddSingleton<ILoggerProvider>(log));
        var (person, traces) = (trial.Coached.Person, trial.House.Services.GetRequiredService<ErasedTraces>());
        var address = (await trial.House.Do((IPeople people) => people.ContactOf(person)))!.Email;
        var rowsBefore = await Plant(trial);
        foreach (var (key, value) in await Stored(trial)) rowsBefore[key] = value;
        Mail(folder).ShouldContain(mail => Holds(mail, Bytes(address)));
        (await traces.Overwrite()).ShouldBeFalse("nothing was deleted yet");
        var filesBefore = Files(trial);

        (await trial.House.Do((Withdraw withdraw) => withdraw.Handle(person, "deletion", "withdraw"))).Refusal.ShouldBeNull();
        await trial.House.Services.GetRequiredService<KeepHouse>().Run();

        var rowsAfter = await Stored(trial);
        // The hash of the words that everybody signs stands in the facts too and tells of nobody.
        var words = Convert.ToHexString(Bytes((await trial.House.Do((IProgrammes programmes) => programmes.Versions(trial.At.Programme)))[0].ConsentHash));
        var gone = rowsBefore.Where(row => row.Key != words && !rowsAfter.ContainsKey(row.Key)).Select(row => row.Value).ToList();
        var traceable = gone.FindAll(value => filesBefore.Exists(file => Holds(file, value.Beginning)));
        new[] { "people", "consents", "participant_links", "survey_submissions", "outbox", "notes", "places" }
            .ShouldBeSubsetOf(traceable.Select(value => value.Table), "the drill finds what is there");
        var left = Files(trial);
        traceable.ShouldContain(value => left.Exists(file => Holds(file, value.Beginning)), "deleting alone leaves traces, or the drill proves nothing");

        (await traces.Overwrite()).ShouldBeTrue();
        (await traces.Overwrite()).ShouldBeFalse("it is done");

        var files = Files(trial);
        traceable.Where(value => files.Exists(file => Holds(file, value.Beginning))).Select(value => $"{value.Table}: {Encoding.UTF8.GetString(value.Beginning)}").ShouldBeEmpty();
        var lines = Bytes(string.Join('\n', log.Take()));
        foreach (var phrase in new[] { address, Note, Topic })
        {
            files.ShouldNotContain(file => Holds(file, Bytes(phrase)), phrase);
            Mail(folder).ShouldNotContain(mail => Holds(mail, Bytes(phrase)), phrase);
            Holds(lines, Bytes(phrase)).ShouldBeFalse(phrase);
        }
        Mail(folder).ShouldNotBeEmpty("mail of the others lies where it lay");
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.At.Programme))).Problem.ShouldBeNull();
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>What is stored before mail goes out, which empties its words.</returns>
    private static async Task<Dictionary<string, Value>> Plant(CoachedTrial trial)
    {
        var person = trial.Coached.Person;
        var session = (await trial.Rows<Session>()).Single().Id;
        var pair = (await trial.Rows<Engagement>()).Single().Id;
        (await trial.House.Do((KeepNote keep) => keep.Keep(trial.Coach, pair, Sealed.First(RecordRules.CoachNotes, session) with { Sealed = Note }))).Refusal.ShouldBeNull();
        (await trial.House.Do((TellWishes tell) => tell.Handle(person, new("Medicine", "Internal medicine", [], TimesOfWeek.Unsaid) { Topics = [Topic] }))).Refusal.ShouldBeNull();
        (await trial.House.Do((RecordOutsideEvent record) => record.ByThemselves(person, OutsideEventKind.Coaching, "2026-03-01"))).Refusal.ShouldBeNull();
        var stored = await Stored(trial);
        await trial.House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();
        return stored;
    }

    /// <summary>Every stored value long enough to be told from others, as it lies in the database, by what it is.</summary>
    private static async Task<Dictionary<string, Value>> Stored(CoachedTrial trial)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        await trial.House.AsSystem(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            values.Clear();
            foreach (var entity in work.Db.Model.GetEntityTypes())
            {
                await using var command = work.Db.Database.GetDbConnection().CreateCommand();
                command.Transaction = work.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // A table's name out of the model.
                command.CommandText = entity.GetSchema() is { } schema ? $"SELECT * FROM \"{schema}\".\"{entity.GetTableName()}\"" : $"SELECT * FROM \"{entity.GetTableName()}\"";
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    for (var column = 0; column < reader.FieldCount; column++)
                        if (Raw(reader.GetValue(column)) is { Length: >= Telling } raw) values[Convert.ToHexString(raw)] = new(Name(entity.GetTableName()!), raw[..Math.Min(raw.Length, MostCompared)]);
            }
            return true;
        }));
        return values;
    }

    private static byte[]? Raw(object value) => value switch { byte[] bytes => bytes, string text => Bytes(text), _ => null };

    // On SQLite the schema stands before the name.
    private static string Name(string table) => Schemas.All.Select(schema => $"{schema}_").FirstOrDefault(prefix => table.StartsWith(prefix, StringComparison.Ordinal)) is { } before ? table[before.Length..] : table;

    private static List<byte[]> Files(CoachedTrial trial)
    {
        var options = trial.House.Services.GetRequiredService<Confrere.Kernel.Data.Database>().Options;
        return options.Provider == DatabaseProvider.Sqlite
            ? Sqlite(Path.GetDirectoryName(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)!)
            : [.. PostgresServer.Instance.FilesOf(new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!).Where(File.Exists).Select(File.ReadAllBytes)];
    }

    // Another process copies them: one that closes a file loses all locks that it has on it, and the house is in this one.
    private static List<byte[]> Sqlite(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("confrere-drill-").FullName;
        using (var process = Process.Start("cp", ["-r", folder, copy])) process.WaitForExit();
        List<byte[]> files = [.. Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes)];
        Directory.Delete(copy, recursive: true);
        return files;
    }

    private static List<byte[]> Mail(string folder) => [.. Directory.GetFiles(folder).Select(File.ReadAllBytes)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static bool Holds(byte[] file, byte[] value) => file.AsSpan().IndexOf(value) >= 0;

    private sealed record Value(string Table, byte[] Beginning);
}
