using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

/// <summary>
/// A house with real people, coaches and mail; the trial below is stood in for by one programme and a table of codes. The clock stands on
/// Monday 2 March 2026, 14:00 UTC.
/// </summary>
internal sealed class CoachingHouse : IAsyncDisposable, IProgrammes, IParticipants, IVisitStandings, IAllocationSeals
{
    public static readonly Instant Tuesday9InZurich = Instant.FromUtc(2026, 3, 10, 8, 0);
    private static readonly Protocol Protocol = TrialProtocol.OneToOne with
    {
        Coaches = new(3, [], [], "per-session", 120m), Records = new(7) { Notes = RecordRules.Kinds, HasGoals = true },
    };

    private readonly Dictionary<ParticipantCode, PersonId> _codes = [];
    private int _people;

    public TestHouse House { get; private set; } = null!;
    public SmtpSink Sink { get; } = new();
    public Programme Programme { get; private set; } = null!;

    public static async Task<CoachingHouse> On(DatabaseProvider provider, RecordRules? records = null, Action<IServiceCollection>? adjust = null)
    {
        var coaching = new CoachingHouse();
        coaching.House = await TestHouse.On(provider, services =>
        {
            services.AddSingleton<IProgrammes>(coaching).AddSingleton<IParticipants>(coaching).AddSingleton<IVisitStandings>(coaching).AddSingleton<IAllocationSeals>(coaching);
            services.AddSingleton(MailSettings.Parse(coaching.Sink.Address.ToString(), null));
            services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new SignedInByHeader(() => coaching.House.Institution));
            adjust?.Invoke(services);
        });
        coaching.Programme = new(NewId.Of<ProgrammeId>(), coaching.House.Institution, "Peer coaching", records is null ? Protocol : Protocol with { Records = records }, "hash");
        return coaching;
    }

    public Task<Result<T>> Do<THandler, T>(Func<THandler, Task<Result<T>>> use) where THandler : notnull => House.Do(use);

    public Task Write(Func<UnitOfWork, Task> work) => House.As(services => services.GetRequiredService<Writer>().Write(work));

    public Task<List<T>> Rows<T>() where T : class => House.As(services => services.GetRequiredService<Reader>().Query<T>().ToListAsync());

    /// <summary>A physician whose coaching opened just now.</summary>
    public async Task<PersonId> Participant(string zone = "Europe/Zurich", bool opened = true)
    {
        var person = await House.As(services => services.GetRequiredService<Writer>().Write(work =>
            services.GetRequiredService<IPeople>().Register(new($"Part Icipant{++_people}", $"p{_people}@example.org", zone, [Role.Participant]), work)));
        _codes[ParticipantCode.New()] = person;
        if (opened) await Open(person);
        return person;
    }

    public ParticipantCode CodeOf(PersonId person) => _codes.Single(pair => pair.Value == person).Key;

    public Task Open(PersonId person) => Write(work => work.Publish(new CoachingOpened(Programme.Id, CodeOf(person), "six-in-three", work.Now)));

    /// <summary>A coach with Tuesdays nine to noon on their own clock.</summary>
    public async Task<PersonId> Coach(
        string zone = "Europe/Zurich", int? capacity = null, string department = "Surgery", LocalDate? validUntil = null, params HoursOfDay[] hours)
    {
        var details = new CoachDetails($"Coa Ch{++_people}", $"c{_people}@example.org", zone, department, "Surgery", "Consultant", "English, German", "", "",
            "Peer coach training", validUntil ?? new LocalDate(2027, 1, 1), capacity);
        var coach = (await Do((RegisterCoach register) => register.Handle(details))).Value;
        HoursOfDay[] week = hours.Length > 0 ? hours : [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))];
        _ = (await Do((SetHours set) => set.Handle(coach, zone, week))).Value;
        return coach;
    }

    public Task<Result<Done>> Wish(PersonId person, string department = "Medicine", TimesOfWeek times = TimesOfWeek.Unsaid) =>
        Do((TellWishes tell) => tell.Handle(person, new(department, "Internal medicine", ["German"], times)));

    public Task<Result<EngagementId>> Choose(PersonId person, PersonId coach) => Do((ChooseCoach choose) => choose.Handle(person, coach));

    /// <summary>A participant with wishes told and this coach chosen.</summary>
    public async Task<PersonId> ParticipantOf(PersonId coach, string zone = "Europe/Zurich")
    {
        var person = await Participant(zone);
        _ = (await Wish(person)).Value;
        _ = (await Choose(person, coach)).Value;
        return person;
    }

    public Task<Result<SessionId>> Book(PersonId person, Instant start) => Do((BookSession book) => book.Handle(person, start));

    public Task<string> NameOf(PersonId person) => House.As(async services => (await services.GetRequiredService<IPeople>().ContactOf(person))!.Name);

    public Task<string> EmailOf(PersonId person) => House.As(async services => (await services.GetRequiredService<IPeople>().ContactOf(person))!.Email);

    public Task Deliver() => House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();

    /// <summary>The programme follows another protocol from now on.</summary>
    public void Follow(Func<Protocol, Protocol> amend) => Programme = Programme with { Protocol = amend(Programme.Protocol) };

    /// <summary>Surveys that are in or over, by code and visit.</summary>
    public Dictionary<(ParticipantCode Participant, string Visit), VisitProgress> Standings { get; } = [];

    Task<IReadOnlyList<VisitStanding>> IVisitStandings.Of(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyList<VisitStanding>>([.. Standings.Select(pair => new VisitStanding(pair.Key.Participant, pair.Key.Visit, pair.Value))]);

    async Task<IReadOnlyList<VisitStanding>> IVisitStandings.Of(ProgrammeId programme, ParticipantCode participant) =>
        [.. (await ((IVisitStandings)this).Of(programme)).Where(row => row.Participant == participant)];

    /// <summary>When the sealed list of the programme was opened, which ends its study; null while it runs.</summary>
    public Instant? StudyEnded { get; set; }

    Task<AllocationSeal?> IAllocationSeals.Of(ProgrammeId programme) => Task.FromResult<AllocationSeal?>(new("", "allocation/1", TestHouse.Start, [], StudyEnded, null));
    Task<AllocationSeal?> IAllocationSeals.OfBoosters(ProgrammeId programme) => ((IAllocationSeals)this).Of(programme);

    public Task<IReadOnlyList<Programme>> All() => Task.FromResult<IReadOnlyList<Programme>>([Programme]);
    public Task<Programme?> Find(ProgrammeId id) => Task.FromResult(id == Programme.Id ? Programme : null);

    Task<Programme?> IProgrammes.Find(ProgrammeId id, int version) => Task.FromResult(Programme.Id == id && Programme.Protocol.Version == version ? Programme : null);

    Task<IReadOnlyList<ProtocolVersion>> IProgrammes.Versions(ProgrammeId id) => Task.FromResult<IReadOnlyList<ProtocolVersion>>([]);

    public Task<IReadOnlyList<Participant>> Of(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyList<Participant>>([.. _codes.Keys.Select(code => new Participant(programme, code, "Europe/Zurich", TestHouse.Start, 1, false))]);
    public async Task<Participant?> Find(ParticipantCode code) => (await Of(Programme.Id)).FirstOrDefault(participant => participant.Code == code);
    public async Task<Participant?> OfPerson(PersonId person) => _codes.ContainsValue(person) ? await Find(CodeOf(person)) : null;
    public Task<PersonId?> PersonOf(ParticipantCode code) => Task.FromResult<PersonId?>(_codes.TryGetValue(code, out var person) ? person : null);
    public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => PersonOf(code);

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
