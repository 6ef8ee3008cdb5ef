using System.Security.Cryptography;
using Confrere.App.Hosting;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Drills.History;

/// <summary>Makes many participants, each with surveys sent over the years, in the tables that a history is read from.</summary>
internal static class LargeHistory
{
    private const int AtOnce = 50_000;

    /// <returns>The people, so that their histories can be asked for.</returns>
    public static async Task<IReadOnlyList<PersonId>> Make(DrillHouse house, string protocol, int people, int responsesEach, Action<string> tell)
    {
        await WebHost.Migrate(house.Services);
        _ = (await house.Do("drill", (CreateInstitution create) => create.Handle("Drill", "UTC", isDemonstration: true, house.Institution))).Value;
        var programme = (await house.Do("drill", (CreateProgramme create) => create.Handle(protocol))).Value;
        var made = new List<PersonId>(people);
        foreach (var part in Enumerable.Range(0, people).Chunk(AtOnce))
        {
            var persons = part.Select(_ => (Person: NewId.Of<PersonId>(), Code: ParticipantCode.New())).ToList();
            await Write(house, programme, persons, responsesEach);
            made.AddRange(persons.Select(one => one.Person));
            tell($"{made.Count} people");
        }
        if (house.Services.GetRequiredService<Database>().Options.Provider == DatabaseProvider.PostgreSql) await Settle(house);
        return made;
    }

    private static async Task Write(DrillHouse house, ProgrammeId programme, List<(PersonId Person, ParticipantCode Code)> persons, int responsesEach)
    {
        var tenancy = new Tenancy();
        tenancy.Enter(house.Institution);
        await using var db = house.Services.GetRequiredService<Database>().OpenForWriting(tenancy);
        var (vault, form) = (house.Services.GetRequiredService<LinkVault>(), house.Services.GetRequiredService<SurveyForms>().For("pfi"));
        var start = Instant.FromUtc(2022, 1, 3, 8, 0);
        Obligation[] owed = [.. from one in persons from number in Enumerable.Range(0, responsesEach) select Owed(house, programme, one.Code, number, start)];
        await new BulkTable<ParticipantRow>(db).Write(persons.Select(one => new ParticipantRow { Code = one.Code, InstitutionId = house.Institution, ProgrammeId = programme, ZoneId = "UTC", ConsentedAt = start, ProtocolVersion = 1 }));
        await new BulkTable<LinkRow>(db).Write(persons.Select(one => Link(house, vault, programme, one.Person, one.Code)));
        await new BulkTable<Obligation>(db).Write(owed);
        await new BulkTable<Submission>(db).Write(owed.Select((one, place) => Sent(house, form, one, place)));
    }

    private static LinkRow Link(DrillHouse house, LinkVault vault, ProgrammeId programme, PersonId person, ParticipantCode code)
    {
        var id = NewId.Of<LinkId>();
        return new()
        {
            Id = id, InstitutionId = house.Institution, PersonIndex = vault.IndexOf(programme, person), AnyProgrammeIndex = vault.IndexOf(person),
            CodeIndex = vault.IndexOf(code), Sealed = vault.Seal(id.Value, person, code),
        };
    }

    private static Obligation Owed(DrillHouse house, ProgrammeId programme, ParticipantCode code, int number, Instant start)
    {
        var opens = start + Duration.FromDays(182 * number);
        return new()
        {
            Id = NewId.Of<ObligationId>(), InstitutionId = house.Institution, Programme = programme, Participant = code, Visit = $"visit-{number}", Label = $"Visit {number}", IsBaseline = number == 0,
            Instruments = "pfi", ZoneId = "UTC", DueOn = opens.InUtc().Date.PlusDays(7), OpensAt = opens, ClosesAt = opens + Duration.FromDays(14), RemindDays = "", SettledAt = opens + Duration.FromDays(14),
        };
    }

    private static Submission Sent(DrillHouse house, SurveyForm form, Obligation owed, int place)
    {
        var packed = form.Pack(SurveyClient.Answers(place % 10_000));
        var salt = RandomNumberGenerator.GetBytes(16);
        return new()
        {
            Obligation = owed.Id, InstitutionId = house.Institution, Programme = owed.Programme, Participant = owed.Participant, Visit = owed.Visit, IdempotencyKey = $"history-{place}",
            Answers = packed, InstrumentVersion = form.Version, Salt = salt, ContentHash = Submission.Hash(salt, packed), SubmittedAt = owed.OpensAt + Duration.FromDays(3),
        };
    }

    /// <summary>
    /// As a database is that filled over years and not in three minutes: rows marked as visible, its log written to the tables' files. What loading left on the program's own heap is
    /// collected too.
    /// </summary>
    private static async Task Settle(DrillHouse house)
    {
        await using var db = house.Services.GetRequiredService<Database>().OpenForWriting(Tenancy.OfSystem());
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE)");
        await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
