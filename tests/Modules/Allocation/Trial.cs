using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>A programme with two arms in a house of its own: the modules below are stood in for, so that these tests say what happens between Surveys and Allocation.</summary>
internal sealed class Trial : IAsyncDisposable, IProgrammes
{
    public static readonly ArmCode AtOnce = TrialProtocol.AtOnce;
    public static readonly ArmCode Later = TrialProtocol.Later;

    private readonly PeopleOfCodes _people = new();

    private Trial(Programme programme) => Programme = programme;

    /// <summary>Those who consented, in order.</summary>
    public List<ParticipantCode> Codes { get; } = [];

    public TestHouse House { get; private set; } = null!;

    public Programme Programme { get; private set; }

    public static async Task<Trial> On(DatabaseProvider provider, bool opened = true, Action<IServiceCollection>? adjust = null, bool shares = false, Protocol? protocol = null)
    {
        var trial = new Trial(null!);
        trial.House = await TestHouse.On(provider, services =>
        {
            services.AddSingleton<IProgrammes>(trial);
            services.AddSingleton<IParticipants>(trial._people);
            adjust?.Invoke(services);
        });
        trial.Programme = new(NewId.Of<ProgrammeId>(), trial.House.Institution, "Peer coaching", protocol ?? TrialProtocol.OneToOne, "hash");
        if (shares) await Custodians.EnterShares(trial.House, trial.Programme.Id);
        if (opened) await trial.Write(work => work.Publish(new EnrolmentOpened(trial.Programme.Id)));
        return trial;
    }

    public Task Write(Func<UnitOfWork, Task> work) => House.As(services => services.GetRequiredService<Writer>().Write(work));

    public async Task<ParticipantCode> Consent(string zoneId = "Europe/Zurich")
    {
        var code = ParticipantCode.New();
        Codes.Add(code);
        _people.Add(new(Programme.Id, code, zoneId, House.Clock.GetCurrentInstant(), 1, HasWithdrawn: false));
        await Write(work => work.Publish(new ParticipantConsented(Programme.Id, code, zoneId, work.Now)));
        return code;
    }

    /// <summary>They leave the study: from now on Enrolment says so.</summary>
    public async Task Leave(ParticipantCode code) => _people.Add((await _people.Find(code))! with { HasWithdrawn = true });

    public Task<Result<SubmissionReceipt>> Submit(ParticipantCode participant, string visit = "baseline", string key = "key", int answer = 2) =>
        House.Do((SubmitSurvey submit) => submit.Handle(new(participant, visit, key, Answers(answer))));

    /// <summary>The place in the chain of the fact that states this participant's allocation.</summary>
    public async Task<long> SequenceOf(ParticipantCode participant) =>
        (await House.As(services => services.GetRequiredService<AuditLog>().All("ParticipantAllocated").ToListAsync().AsTask())).Single(fact => fact.Subject == $"participant/{participant}").Sequence;

    public static Dictionary<string, int?> Answers(int everywhere) =>
        Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)everywhere);

    public Task<IReadOnlyList<Programme>> All() => Task.FromResult<IReadOnlyList<Programme>>([Programme]);

    public Task<Programme?> Find(ProgrammeId id) => Task.FromResult(id == Programme.Id ? Programme : null);

    Task<Programme?> IProgrammes.Find(ProgrammeId id, int version) => Task.FromResult(Programme.Id == id && Programme.Protocol.Version == version ? Programme : null);

    Task<IReadOnlyList<ProtocolVersion>> IProgrammes.Versions(ProgrammeId id) => Task.FromResult<IReadOnlyList<ProtocolVersion>>([]);

    public ValueTask DisposeAsync() => House.DisposeAsync();

    public static PersonId PersonOf(ParticipantCode code) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(code.Value)).AsSpan(0, 16)));

    /// <summary>Every code has a person, and the same one each time.</summary>
    private sealed class PeopleOfCodes : IParticipants
    {
        private readonly ConcurrentDictionary<PersonId, Participant> _byPerson = [];

        public void Add(Participant participant) => _byPerson[Trial.PersonOf(participant.Code)] = participant;

        public Task<IReadOnlyList<Participant>> Of(ProgrammeId programme) => Task.FromResult<IReadOnlyList<Participant>>([.. _byPerson.Values]);
        public Task<Participant?> Find(ParticipantCode code) => OfPerson(Trial.PersonOf(code));
        public Task<Participant?> OfPerson(PersonId person) => Task.FromResult(_byPerson.GetValueOrDefault(person));
        public Task<PersonId?> PersonOf(ParticipantCode code) => Task.FromResult<PersonId?>(Trial.PersonOf(code));
        public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => PersonOf(code);
    }
}
