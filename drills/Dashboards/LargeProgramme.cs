using System.Security.Cryptography;
using Confrere.Allocation.Data;
using Confrere.App.Hosting;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Drills.History;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Drills.Dashboards;

/// <summary>A programme of very many participants in the tables that its dashboard is counted from: consents over three years, the protocol's surveys, every second one coached.</summary>
internal sealed class LargeProgramme(DrillHouse house, Programme programme, SurveyForm form)
{
    private const int AtOnce = 50_000, SessionsEach = 3, AnsweredOfTen = 8;
    private static readonly Duration Recruiting = Duration.FromDays(3 * 365);
    private readonly Instant _now = SystemNow(house);

    public static async Task<Programme> Make(DrillHouse house, string protocol, int people, Action<string> tell)
    {
        await WebHost.Migrate(house.Services);
        _ = (await house.Do("drill", (CreateInstitution create) => create.Handle("Drill", "UTC", isDemonstration: true, house.Institution))).Value;
        var id = (await house.Do("drill", (CreateProgramme create) => create.Handle(protocol))).Value;
        _ = (await house.Do("drill", (OpenEnrolment open) => open.Handle(id, despiteWarnings: true))).Value;
        var programme = (await house.Do("drill", (IProgrammes programmes) => programmes.Find(id)))!;
        var made = new LargeProgramme(house, programme, house.Services.GetRequiredService<SurveyForms>().For("pfi"));
        foreach (var part in Enumerable.Range(0, people).Chunk(AtOnce))
        {
            await made.Write(part, people);
            tell($"{part[^1] + 1} participants");
        }
        await using var db = house.Services.GetRequiredService<Database>().OpenForWriting(Tenancy.OfSystem());
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return programme;
    }

    private static Instant SystemNow(DrillHouse house) => house.Services.GetRequiredService<IClock>().GetCurrentInstant();

    private async Task Write(int[] places, int people)
    {
        var tenancy = new Tenancy();
        tenancy.Enter(house.Institution);
        await using var db = house.Services.GetRequiredService<Database>().OpenForWriting(tenancy);
        ParticipantRow[] rows = [.. places.Select(place => new ParticipantRow
        {
            Code = ParticipantCode.New(), InstitutionId = house.Institution, ProgrammeId = programme.Id, ZoneId = "UTC", ConsentedAt = _now - Recruiting + Recruiting * ((double)place / people), ProtocolVersion = 1,
        })];
        Obligation[] owed = [.. rows.SelectMany(row => programme.Protocol.Visits, Owed)];
        Engagement[] pairs = [.. rows.Where((_, place) => place % 2 == 0).Select(Pair)];
        await new BulkTable<ParticipantRow>(db).Write(rows);
        await new BulkTable<AllocatedParticipant>(db).Write(rows.Select((row, place) => Allocated(row, places[place])));
        await new BulkTable<Obligation>(db).Write(owed);
        await new BulkTable<Submission>(db).Write(owed.Where((one, place) => one.ClosesAt < _now && (one.IsBaseline || place % 10 < AnsweredOfTen)).Select(Sent));
        await new BulkTable<Place>(db).Write(pairs.Select(Opened));
        await new BulkTable<Engagement>(db).Write(pairs);
        await new BulkTable<Session>(db).Write(pairs.SelectMany(pair => Enumerable.Range(0, SessionsEach), Held));
    }

    private AllocatedParticipant Allocated(ParticipantRow row, int place) => new()
    {
        Id = NewId.Of<AllocationId>(), InstitutionId = house.Institution, Programme = programme.Id, Participant = row.Code, Stratum = "all", Position = place,
        Arm = programme.Protocol.Arms[place % 2].Code, Salt = RandomNumberGenerator.GetBytes(16), AllocatedAt = row.ConsentedAt,
    };

    private Obligation Owed(ParticipantRow row, Visit visit)
    {
        var due = row.ConsentedAt + Duration.FromDays(visit.DueDay);
        return new()
        {
            Id = NewId.Of<ObligationId>(), InstitutionId = house.Institution, Programme = programme.Id, Participant = row.Code, Visit = visit.Code, Label = visit.Label, IsBaseline = visit.IsBaseline,
            Instruments = "pfi", ZoneId = "UTC", DueOn = due.InUtc().Date, OpensAt = due - Duration.FromDays(visit.OpensDaysBefore), ClosesAt = due + Duration.FromDays(visit.ClosesDaysAfter), RemindDays = "",
        };
    }

    private Submission Sent(Obligation owed, int place)
    {
        var packed = form.Pack(SurveyClient.Answers(place % 10_000));
        var salt = RandomNumberGenerator.GetBytes(16);
        return new()
        {
            Obligation = owed.Id, InstitutionId = house.Institution, Programme = owed.Programme, Participant = owed.Participant, Visit = owed.Visit, IdempotencyKey = $"dashboard-{place}", Answers = packed,
            InstrumentVersion = form.Version, Salt = salt, ContentHash = Submission.Hash(salt, packed), SubmittedAt = owed.OpensAt + Duration.FromDays(place % 12), LeftOut = place % 9 == 0 ? 1 : 0,
        };
    }

    private Engagement Pair(ParticipantRow row) => new()
    {
        Id = NewId.Of<EngagementId>(), InstitutionId = house.Institution, Place = NewId.Of<PlaceId>(), Programme = programme.Id, Participant = NewId.Of<PersonId>(), Coach = NewId.Of<PersonId>(),
        StartedAt = row.ConsentedAt, ActiveParticipant = null,
    };

    private Place Opened(Engagement pair) => new()
    {
        Id = pair.Place, InstitutionId = house.Institution, Programme = programme.Id, Person = pair.Participant, Offering = programme.Protocol.Arms[0].Offering, Sessions = 6, Minutes = 60,
        OpenedAt = pair.StartedAt, ClosesAt = pair.StartedAt + Duration.FromDays(92), WishesJson = "",
    };

    private Session Held(Engagement pair, int number)
    {
        var start = pair.StartedAt + Duration.FromDays(7 * (number + 1));
        var session = new Session
        {
            Id = NewId.Of<SessionId>(), InstitutionId = house.Institution, Engagement = pair.Id, Participant = pair.Participant, Coach = pair.Coach, Start = start, End = start + Duration.FromHours(1),
            BookedAt = pair.StartedAt, CoachSlot = pair.Coach, ParticipantSlot = pair.Participant,
        };
        session.Hold(60, SessionMode.Video, start + Duration.FromHours(1), Duration.FromDays(7));
        return session;
    }
}
