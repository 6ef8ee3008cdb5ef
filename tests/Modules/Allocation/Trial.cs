using Confrere.Enrolment.Contracts;
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
    public static readonly ArmCode AtOnce = new("immediate");
    public static readonly ArmCode Later = new("delayed");

    private Trial(Programme programme) => Programme = programme;

    public TestHouse House { get; private set; } = null!;

    public Programme Programme { get; private set; }

    public static async Task<Trial> On(DatabaseProvider provider, bool opened = true, Action<IServiceCollection>? adjust = null)
    {
        var trial = new Trial(null!);
        trial.House = await TestHouse.On(provider, services =>
        {
            services.AddSingleton<IProgrammes>(trial);
            services.AddSingleton<IParticipants>(new PeopleOfCodes());
            adjust?.Invoke(services);
        });
        trial.Programme = new(NewId.Of<ProgrammeId>(), trial.House.Institution, "Peer coaching", TrialProtocol.OneToOne, "hash");
        if (opened) await trial.Write(work => work.Publish(new EnrolmentOpened(trial.Programme.Id)));
        return trial;
    }

    public Task Write(Func<UnitOfWork, Task> work) => House.As(services => services.GetRequiredService<Writer>().Write(work));

    public async Task<ParticipantCode> Consent(string zoneId = "Europe/Zurich")
    {
        var code = ParticipantCode.New();
        await Write(work => work.Publish(new ParticipantConsented(Programme.Id, code, zoneId, work.Now)));
        return code;
    }

    public Task<Result<SubmissionReceipt>> Submit(ParticipantCode participant, string visit = "baseline", string key = "key", int answer = 2) =>
        House.Do((SubmitSurvey submit) => submit.Handle(new(participant, visit, key, Answers(answer))));

    public static Dictionary<string, int?> Answers(int everywhere) =>
        Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)everywhere);

    public Task<IReadOnlyList<Programme>> All() => Task.FromResult<IReadOnlyList<Programme>>([Programme]);

    public Task<Programme?> Find(ProgrammeId id) => Task.FromResult(id == Programme.Id ? Programme : null);

    public ValueTask DisposeAsync() => House.DisposeAsync();

    /// <summary>Every code has a person, and the same one each time.</summary>
    private sealed class PeopleOfCodes : IParticipants
    {
        public Task<IReadOnlyList<Participant>> Of(ProgrammeId programme) => Task.FromResult<IReadOnlyList<Participant>>([]);
        public Task<Participant?> Find(ParticipantCode code) => Task.FromResult<Participant?>(null);
        public Task<Participant?> OfPerson(PersonId person) => Task.FromResult<Participant?>(null);
        public Task<PersonId?> PersonOf(ParticipantCode code) => Task.FromResult<PersonId?>(PersonOf(code.Value));
        public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => PersonOf(code);

        private static PersonId PersonOf(string code) => new(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)).AsSpan(0, 16)));
    }
}
