using System.Diagnostics;
using System.Security.Cryptography;
using Confrere.Allocation.Features.EnterShare;
using Confrere.App.Demonstration;
using Confrere.App.Hosting;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Coaching.Features.TakeLeave;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Drills;

/// <summary>
/// A year of a programme lived through the handlers that serve the pages, on a clock that is moved: physicians join, consent, are measured and
/// allocated, choose a coach, book, move, cancel, change coach, leave and come back; coaches take leave; mail goes out daily, and at once when an
/// appointment is cancelled. Only the mail server is stood in for, by everybody's calendar.
/// </summary>
internal sealed class SimulatedYear(string connection, string protocol, YearPlan plan, Action<string> tell)
{
    private const string Zone = "Europe/Zurich";
    private const int MostAtOnce = 6;
    private static readonly Instant Begin = Instant.FromUtc(2026, 1, 5, 6, 0);

    private readonly DemonstrationClock _clock = new(Path.Combine(Directory.CreateTempSubdirectory("confrere-year-").FullName, "clock"));
    private readonly Agenda _agenda = new();
    private readonly YearMail _mail = new();

    /// <exception cref="InvalidOperationException">An invariant does not hold; the sentence says which.</exception>
    public async Task<YearResult> Run()
    {
        var watch = Stopwatch.StartNew();
        _clock.Play(Begin);
        var institution = NewId.Of<InstitutionId>();
        await using var house = DrillHouse.Open(connection, Directory.CreateTempSubdirectory("confrere-year-keys-").FullName, institution,
            services => services.AddSingleton<IClock>(_clock).AddSingleton<IMailTransport>(_mail));
        await WebHost.Migrate(house.Services);
        var scene = new Scene(new(house.Services.GetRequiredService<IServiceScopeFactory>(), institution), _agenda, _clock, await Open(house, institution));
        for (var number = 0; number < plan.Coaches; number++) await Coach(scene, number);
        for (var number = 0; number < plan.Physicians; number++) Invite(house, scene, number);
        for (var day = 0; day <= plan.Days; day++) PassDay(house, day, watch);
        await _agenda.PlayUntil(Begin + Duration.FromDays(plan.Days), _clock);
        await Deliver(house);
        var result = await Judge(house, scene, watch);
        return result.Breaches.Count == 0 ? result : throw new InvalidOperationException($"The year broke {result.Breaches.Count} promises, the first: {string.Join(" ", result.Breaches.Take(3))}");
    }

    private async Task<ProgrammeId> Open(DrillHouse house, InstitutionId institution)
    {
        _ = (await house.Do("drill", (CreateInstitution create) => create.Handle("Simulated year", Zone, isDemonstration: true, institution))).Value;
        var programme = (await house.Do("drill", (CreateProgramme create) => create.Handle(WithEarlyFurtherSessions(protocol)))).Value;
        for (var custodian = 0; custodian < 2; custodian++)
            _ = (await house.Do("drill", (EnterShare enter) => enter.Handle(programme, NewId.Of<PersonId>(), RandomNumberGenerator.GetHexString(64)))).Value;
        _ = (await house.Do("drill", (OpenEnrolment open) => open.Handle(programme, despiteWarnings: true))).Value;
        return programme;
    }

    private static string WithEarlyFurtherSessions(string protocol) => protocol.Replace("  afterVisit: month-6", "  afterVisit: month-3", StringComparison.Ordinal);

    private async Task Coach(Scene scene, int number)
    {
        var key = $"year/coach/{number}";
        var department = Cast.Departments[number % Cast.Departments.Length];
        var coach = await scene.Stage.Do("drill", (RegisterCoach register) => register.Handle(new(
            $"Coach {number}", $"coach{number}@year.example", Zone, department, department, Chance.OneOf(key + "/stage", Cast.Stages), "English", Chance.OneOf(key + "/interest", Cast.Interests), "",
            "ICF ACC", new LocalDate(2099, 1, 1), Capacity: 2 + (int)(Chance.Of(key + "/room") * (MostAtOnce - 1)))));
        var from = new LocalTime(7 + number % 10, 0);
        HoursOfDay[] week = [.. new[] { 1, 3, 5 }.Select(day => new HoursOfDay((IsoDayOfWeek)(number % 2 == 0 ? day : day % 6 + 1), from, from.PlusHours(3)))];
        await scene.Stage.Do($"person/{coach}", (SetHours set) => set.Handle(coach, Zone, week));
        if (Chance.Happens(key + "/leave", YearPlan.CoachOnLeave))
            _agenda.Add(Begin + Duration.FromDays((int)(Chance.Of(key + "/leave/when") * plan.Days)), () => Leave(scene, coach, 5 + (int)(Chance.Of(key + "/leave/long") * 30)));
    }

    private async Task Leave(Scene scene, PersonId coach, int days)
    {
        var from = _clock.GetCurrentInstant().InUtc().Date.PlusDays(10);
        await scene.Stage.Do($"person/{coach}", (TakeLeave take) => take.Handle(coach, from, from.PlusDays(days)));
    }

    private void Invite(DrillHouse house, Scene scene, int number) =>
        _agenda.Add(Begin + Duration.FromMinutes((long)(Chance.Of($"year/{number}/joins") * plan.DaysOfIntake * 24 * 60)), async () =>
        {
            var code = await AllocationChild.Enrol(house, scene.Programme);
            await Submit(house, code, "baseline");
            var person = (await house.Do("drill", (IParticipants participants) => participants.PersonOf(code)))!.Value;
            new YearPhysician(person, number, scene, () => Deliver(house)).LookOutForCoaching();
            if (Chance.Happens($"year/{number}/answers", 0.85)) scene.Later(Duration.FromDays(92 + number % 12), () => Submit(house, code, "month-3"));
            if (Chance.Happens($"year/{number}/withdraws", YearPlan.Withdraws))
                scene.Later(Duration.FromDays(20 + number % 150), () => house.Do($"person/{person}", (Withdraw withdraw) => withdraw.Handle(person, "coaching", Withdraw.ConfirmingWord)));
        });

    private static async Task Submit(DrillHouse house, ParticipantCode code, string visit)
    {
        if (!await house.Do("drill", (Reader reader) => reader.Query<Obligation>().AnyAsync(row => row.Participant == code && row.Visit == visit))) return;
        var answers = Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)2);
        await house.Do($"participant/{code}", (SubmitSurvey submit) => submit.Handle(new(code, visit, $"year/{code}/{visit}", answers)));
    }

    private void PassDay(DrillHouse house, int day, Stopwatch watch) => _agenda.Add(Begin + Duration.FromDays(day), async () =>
    {
        if (day % plan.DaysBetweenRounds == 0)
        {
            await house.Services.GetRequiredService<WindowWatch>().TakeAll(default);
            await house.Services.GetRequiredService<KeepHouse>().Run();
        }
        await Deliver(house);
        if (day % 30 == 0) tell($"Day {day}, {watch.Elapsed.TotalSeconds:0} s: {_mail.Mails} mails.");
    });

    private static Task Deliver(DrillHouse house) => house.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();

    private async Task<YearResult> Judge(DrillHouse house, Scene scene, Stopwatch watch)
    {
        var breaches = await scene.Stage.Call("drill", async (IServiceProvider services) =>
            await new YearInvariants(services.GetRequiredService<Reader>(), services.GetRequiredService<People.Contracts.IPeople>(), _mail).Breaches(MostAtOnce));
        await house.Services.GetRequiredService<Sequencer>().LinkAll();
        var chain = await house.Services.GetRequiredService<AuditChain>().Verify();
        if (chain.Problem is { } broken) breaches = [.. breaches, broken];
        return await scene.Stage.Call("drill", async (Reader reader) => new YearResult(
            plan, connection.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) ? "SQLite" : "PostgreSQL", watch.Elapsed, breaches,
            (await reader.Query<Session>().Select(row => row.State).ToListAsync()).CountBy(state => state.ToString()).ToDictionary(),
            (await reader.Query<Place>().Select(row => row.Kind).ToListAsync()).CountBy(kind => kind.ToString()).ToDictionary(),
            (await reader.Query<Engagement>().Select(row => row.EndedBecause ?? "running").ToListAsync()).CountBy(because => because).ToDictionary(),
            await reader.Query<Session>().CountAsync(row => row.Sequence > 0 && row.State != SessionState.Cancelled), await reader.Query<Confrere.Coaching.Data.Leave>().CountAsync(),
            await reader.Query<CheckIn>().CountAsync(), await reader.Query<PayEntry>().CountAsync(), _mail.Mails, _mail.Entries.Count));
    }
}
