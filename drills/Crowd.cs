using System.Security.Claims;
using Confrere.App.Hosting;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Drills;

/// <summary>
/// Physicians who are signed in and owe many surveys that are open: set up once in the database, with the cookies and form tokens that
/// their browsers would hold. What they send goes through the real server with sign-in, form token, checks, audit and idempotency on.
/// </summary>
internal sealed class Crowd(InstitutionId institution, ProgrammeId programme, IReadOnlyList<Physician> people, int surveysEach)
{
    public InstitutionId Institution { get; } = institution;
    public ProgrammeId Programme { get; } = programme;
    public IReadOnlyList<Physician> People { get; } = people;
    public int Surveys => People.Count * surveysEach;

    /// <summary>Every survey of the crowd once, neighbours belonging to different people.</summary>
    public (Physician Who, string Visit) this[int place] => (People[place % People.Count], Visit(place / People.Count));

    public static async Task<Crowd> SetUp(string connection, string keys, string protocol, int people, int surveysEach)
    {
        var institution = NewId.Of<InstitutionId>();
        await using var house = DrillHouse.Open(connection, keys, institution);
        await WebHost.Migrate(house.Services);
        _ = (await house.Do("drill", (CreateInstitution create) => create.Handle("Drill", "UTC", isDemonstration: true, institution))).Value;
        var programme = (await house.Do("drill", (CreateProgramme create) => create.Handle(protocol))).Value;
        var physicians = new List<Physician>(people);
        for (var person = 0; person < people; person++) physicians.Add(await Enrol(house, programme, surveysEach));
        return new(institution, programme, physicians, surveysEach);
    }

    private static string Visit(int number) => $"drill-{number}";

    private static async Task<Physician> Enrol(DrillHouse house, ProgrammeId programme, int surveysEach)
    {
        var code = ParticipantCode.New();
        var person = await house.Do("drill", (Writer writer) => writer.Write(work => Write(house, programme, code, surveysEach, work)));
        var (cookies, token) = await SignedIn(house, person);
        return new(person, code, cookies, token);
    }

    private static async Task<PersonId> Write(DrillHouse house, ProgrammeId programme, ParticipantCode code, int surveysEach, UnitOfWork work)
    {
        var name = NewId.Token()[..16];
        var vault = house.Services.GetRequiredService<LinkVault>();
        var person = await house.Do("drill", (IPeople people) => people.Register(new($"Drill {name}", $"{name}@drill.example", "UTC", [Role.Participant]), work));
        var link = NewId.Of<LinkId>();
        work.Db.Add(new ParticipantRow { Code = code, ProgrammeId = programme, ZoneId = "UTC", ConsentedAt = work.Now, ProtocolVersion = 1 });
        work.Db.Add(new LinkRow
        {
            Id = link, PersonIndex = vault.IndexOf(programme, person), AnyProgrammeIndex = vault.IndexOf(person), CodeIndex = vault.IndexOf(code),
            Sealed = vault.Seal(link.Value, person, code),
        });
        var today = work.Now.InUtc().Date;
        for (var number = 0; number < surveysEach; number++)
            work.Db.Add(new Obligation
            {
                Id = NewId.Of<ObligationId>(), Programme = programme, Participant = code, Visit = Visit(number), Label = "Drill", IsBaseline = false, Instruments = "pfi",
                ZoneId = "UTC", DueOn = today.PlusDays(7), OpensAt = work.Now, ClosesAt = work.Now + Duration.FromDays(30), RemindDays = "",
            });
        return person;
    }

    private static async Task<(string Cookies, string Token)> SignedIn(DrillHouse house, PersonId person)
    {
        // The cookies and the token are made by the house's own code, as if this request had ended a sign-in and shown a form.
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(house.Institution);
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await scope.ServiceProvider.GetRequiredService<ISignIn>().SignIn(http, person);
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var cookies = string.Join("; ", http.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0]));
        return (cookies, tokens.RequestToken!);
    }
}

internal sealed record Physician(PersonId Person, ParticipantCode Code, string Cookies, string Token);
