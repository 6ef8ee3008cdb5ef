using Confrere.Allocation.Contracts;
using Confrere.Coaching.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Planning.Contracts;
using Confrere.Planning.Domain.Simulation;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Stands in for the modules below Analysis with simulated people: every second one is coached.</summary>
internal sealed class SimulatedProgramme(int people) : IParticipants, IScores, IBlindedArms, IUnblinding, IDose, IDataWithdrawals
{
    private readonly List<(ParticipantCode Code, SimulatedPerson Person, bool IsCoached)> _people =
        [.. new TrialSimulator().Simulate(PublishedTruth.Trial with { Coached = people / 2, Waiting = people - people / 2 }, 3).People
            .Select((person, i) => (new ParticipantCode($"P{i:000000000}"), person, i % 2 == 0))];

    private ProgrammeId _asked;

    public List<string> Reasons { get; } = [];

    /// <summary>Opened by somebody else, at this instant.</summary>
    public Instant? OpenedAt { get; set; }

    /// <summary>Who left the study, by position, and when.</summary>
    public Dictionary<int, Instant> Left { get; } = [];

    /// <summary>Who corrected their second survey, by position.</summary>
    public HashSet<int> Corrected { get; } = [];

    /// <summary>How many of the last consented without being allocated.</summary>
    public int Unallocated { get; init; }

    /// <summary>When the second survey was sent.</summary>
    public Instant SecondSurveyAt { get; init; } = TestHouse.Start;

    /// <summary>A survey between the two, if there is one: what each would have answered in the other arm, so that it is close to the last and not the same.</summary>
    public string? Between { get; init; }

    public ParticipantCode CodeOf(int position) => _people[position].Code;

    public void Register(IServiceCollection services) => services.AddSingleton<IParticipants>(this).AddSingleton<IScores>(this)
        .AddSingleton<IBlindedArms>(this).AddSingleton<IUnblinding>(this).AddSingleton<IDose>(this)
        .AddSingleton<IDataWithdrawals>(this);

    Task<IReadOnlyList<Participant>> IParticipants.Of(ProgrammeId programme)
    {
        _asked = programme;
        return Task.FromResult<IReadOnlyList<Participant>>([.. _people.Select(p => Known(p.Code))]);
    }

    private Participant Known(ParticipantCode code) => new(_asked, code, "Europe/Zurich", TestHouse.Start, 1, false);

    Task<IReadOnlyDictionary<ParticipantCode, char>> IBlindedArms.Of(ProgrammeId programme) => Task.FromResult<IReadOnlyDictionary<ParticipantCode, char>>(
        _people.SkipLast(Unallocated).ToDictionary(p => p.Code, p => p.IsCoached ? 'B' : 'A'));

    Task<IReadOnlyDictionary<ParticipantCode, Instant>> IDataWithdrawals.Of(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, Instant>>(Left.ToDictionary(left => _people[left.Key].Code, left => left.Value));

    public Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work) => Task.FromResult(OpenedAt);

    public Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work)
    {
        Reasons.Add(reason);
        return Task.FromResult<IReadOnlyDictionary<ParticipantCode, ArmCode>>(_people.SkipLast(Unallocated).ToDictionary(p => p.Code, p => new ArmCode(p.IsCoached ? "immediate" : "delayed")));
    }

    public Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, UnitOfWork work) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, string>?>(_people.SkipLast(Unallocated).Select((p, i) => (p.Code, Block: $"all/{i / 4}")).ToDictionary(p => p.Code, p => p.Block));

    /// <summary>Before the second survey: between three and six with one of twelve coaches. One more after it, which no analysis of dose may count.</summary>
    public Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme) => Task.FromResult<IReadOnlyList<HeldSession>>(
        [.. _people.Where(p => p.IsCoached).SelectMany((p, i) => Enumerable.Range(-1, 4 + i % 4).Select(k => new HeldSession(p.Code, SecondSurveyAt - Duration.FromDays(1 + 7 * k), $"coach {i % 12 + 1}")))]);

    public Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(_people.Where(p => p.IsCoached).ToDictionary(p => p.Code, _ => 5));

    public Task<IReadOnlyList<HeldSession>> FurtherHeld(ProgrammeId programme) => Held(programme);
    public Task<IReadOnlyDictionary<ParticipantCode, int>> FurtherSessionsHeld(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(new Dictionary<ParticipantCode, int>());

    Task<IReadOnlyList<Score>> IScores.Of(ProgrammeId programme) => Task.FromResult<IReadOnlyList<Score>>([.. _people.SelectMany(Scores)]);

    private IEnumerable<Score> Scores((ParticipantCode Code, SimulatedPerson Person, bool IsCoached) p)
    {
        var after = p.IsCoached ? p.Person.IfCoached : p.Person.IfWaiting;
        var between = p.IsCoached ? p.Person.IfWaiting : p.Person.IfCoached;
        return Of("baseline", p.Person.Baseline).Concat(Between is null || between is null ? [] : Of(Between, between)).Concat(after is null ? [] : Of("month-3", after));

        IEnumerable<Score> Of(string visit, IReadOnlyDictionary<string, int?> answers) => Scales.Select(scale => new Score(
            p.Code, visit, scale.Code, 2.5 * scale.Items.Select(item => answers[item]).OfType<int>().Average(), "points, 0 to 10", 10, 10, "1", visit == "baseline" ? TestHouse.Start : SecondSurveyAt)
        {
            CorrectedAt = visit != "baseline" && Corrected.Any(position => CodeOf(position) == p.Code) ? SecondSurveyAt + Duration.FromHours(1) : null,
        });
    }

    private static readonly (string Code, string[] Items)[] Scales =
    [
        .. PublishedTruth.Trial.Scales.Select(scale => (scale.Scale, scale.Items.ToArray())),
        ("pfi.burnout", [.. PublishedTruth.Exhaustion.Items, .. PublishedTruth.Disengagement.Items]),
    ];

    public Task<Participant?> Find(ParticipantCode code) => Task.FromResult(_people.Any(p => p.Code == code) ? Known(code) : null);
    public Task<Participant?> OfPerson(PersonId person) => Task.FromResult<Participant?>(null);
    public Task<PersonId?> PersonOf(ParticipantCode code) => throw new NotSupportedException();
    public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => throw new NotSupportedException();
}
