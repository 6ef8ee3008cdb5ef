using System.Diagnostics;
using System.Security.Cryptography;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.EnterShare;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.People.Contracts;
using Confrere.People.Features.CreateInstitution;
using Confrere.Planning.Contracts;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Features.CloseWindows;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>
/// Plays the demonstration programme into an empty database: simulated physicians with the published differences as truth live through the
/// very handlers that serve pages, on a clock that is moved. It ends today, in the middle of follow-up.
/// </summary>
internal sealed class DemonstrationPlayer(
    IServiceScopeFactory scopes, DemonstrationClock clock, ISimulatedTrials simulator, WindowWatch windows, KeepHouse housekeeping,
    DeliverMessages delivery, Sequencer sequencer)
{
    public const string Played = "DemonstrationPlayed";
    private const ulong Seed = 20240415;
    private const int DaysPlayed = 170;
    private const int Coaches = 30;

    // The name stands over every report, sponsor's page and line of evidence that comes of it.
    private const string Simulated = "Peer coaching for physicians (simulated)";

    /// <summary>A second programme, so that opening enrolment can be tried.</summary>
    private const string NotYetOpened = "Peer coaching, second round";

    private readonly Agenda _agenda = new();

    public async Task<Duration> Play(string protocol, CancellationToken cancellation)
    {
        var started = Stopwatch.StartNew();
        var today = clock.GetCurrentInstant();
        var begin = today - Duration.FromDays(DaysPlayed);
        var stage = new Stage(scopes, NewId.Of<InstitutionId>());
        try
        {
            clock.Play(begin);
            await SetUp(stage, protocol, begin);
            for (var day = begin; day <= today; day += Duration.FromDays(1)) _agenda.Add(day, () => PassTheDay(cancellation));
            await _agenda.PlayUntil(today, clock);
            clock.Play(today);
            await PassTheDay(cancellation);
        }
        finally
        {
            clock.StopPlaying();
        }
        // The last thing to be stored: without it the next start knows that the play was interrupted.
        await stage.Call("demonstration", (Writer writer) => writer.Write(work => { work.Record(Played, "demonstration"); return Task.FromResult(true); }));
        await sequencer.LinkAll(cancellation);
        return Duration.FromTimeSpan(started.Elapsed);
    }

    private async Task SetUp(Stage stage, string protocol, Instant begin)
    {
        await stage.Do("demonstration", (CreateInstitution create) => create.Handle(Cast.Institution, Cast.ZoneId, isDemonstration: true, stage.Institution));
        var programme = await stage.Do("demonstration", (CreateProgramme create) => create.Handle(protocol, Simulated));
        await stage.Do("demonstration", (CreateProgramme create) => create.Handle(protocol, NotYetOpened));
        await RegisterStaff(stage);
        for (var number = 0; number < Coaches; number++) await RegisterCoach(stage, number);
        foreach (var role in new[] { Role.Auditor, Role.Administrator }) await EnterShare(stage, programme, role);
        await stage.Do("director", (OpenEnrolment open) => open.Handle(programme, despiteWarnings: true));
        foreach (var person in simulator.Simulate(PublishedTruth.Trial, Seed).People) Admit(person, new(stage, _agenda, clock, programme), begin);
    }

    private static Task RegisterStaff(Stage stage) => stage.Call("demonstration", (IServiceProvider services) => services.GetRequiredService<Writer>().Write(async work =>
    {
        var people = services.GetRequiredService<IPeople>();
        foreach (var (name, role) in new[]
        {
            ("Ines Keller", Role.Director), ("Tomas Lund", Role.Analyst), ("Miriam Stein", Role.Auditor), ("Paul Novak", Role.Administrator), ("Carla Brandt", Role.MatchDesk),
        })
            await people.Register(new(name, Cast.Email(name), Cast.ZoneId, [role]), work);
        return true;
    }));

    private static async Task EnterShare(Stage stage, ProgrammeId programme, string role)
    {
        var custodian = (await stage.Call("demonstration", (IPeople people) => people.WithRole(role)))[0];
        await stage.Do($"person/{custodian}", (EnterShare enter) => enter.Handle(programme, custodian, RandomNumberGenerator.GetHexString(2 * Custody.ShareBytes)));
    }

    private static async Task RegisterCoach(Stage stage, int number)
    {
        // Coaches stand at the far end of the cast, physicians at its beginning.
        var name = Cast.Name(269 - number);
        var key = $"coach/{number}";
        var department = Cast.Departments[number % Cast.Departments.Length];
        var coach = await stage.Do("director", (RegisterCoach register) => register.Handle(new(
            name, Cast.Email(name), Cast.ZoneId, department, department, Chance.OneOf(key + "/stage", Cast.Stages),
            number % 3 == 0 ? "English, Spanish" : "English", Chance.OneOf(key + "/interest", Cast.Interests), Chance.OneOf(key + "/manner", Cast.Manners),
            "ICF ACC", new LocalDate(2099, 1, 1), Capacity: 6)));
        var from = new LocalTime(7 + number % 9, 0);
        IsoDayOfWeek[] days = number % 2 == 0 ? [IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday] : [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Saturday];
        await stage.Do($"person/{coach}", (SetHours set) => set.Handle(coach, Cast.ZoneId, [.. days.Select(day => new Coaching.Domain.HoursOfDay(day, from, from.PlusHours(3)))]));
    }

    private void Admit(SimulatedPerson person, Scene scene, Instant begin)
    {
        var invited = begin + Duration.FromDays(person.DayOfEnrolment) + Duration.FromMinutes((int)(Chance.Of($"{person.Number}/hour") * 600));
        _agenda.Add(invited, () => new PlayedPhysician(person, scene).BeInvited());
    }

    /// <summary>What the house does by itself: windows open and shut, engagements end, mail goes out.</summary>
    private async Task PassTheDay(CancellationToken cancellation)
    {
        await windows.TakeAll(cancellation);
        await housekeeping.Run();
        await delivery.RunUntilNothingIsDue(cancellation);
    }
}
