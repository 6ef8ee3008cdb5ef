using System.Globalization;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Coaching.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>Stands in for the modules below Analysis with the answers of a file of reference/programmes: who has which arm, and what was scored when.</summary>
internal sealed class RecordedProgramme : IProgrammes, IParticipants, IScores, IBlindedArms, IUnblinding, IDose, IDataWithdrawals
{
    private readonly Protocol _protocol;
    private readonly string[] _header;
    private readonly IReadOnlyList<string[]> _rows;
    private Programme? _programme;

    public RecordedProgramme(Protocol protocol, string file)
    {
        _protocol = protocol;
        var lines = File.ReadAllLines(Path.Combine(SamplePaths.Root, "reference", "programmes", file + ".csv")).Select(line => line.Split(',')).ToList();
        (_header, _rows) = (lines[0], [.. lines.Skip(1)]);
    }

    public ProgrammeId Id { get; } = NewId.Of<ProgrammeId>();

    /// <summary>By position: reasons why chance did not give them their arm.</summary>
    public Dictionary<int, string> WithoutChance { get; } = [];

    public ParticipantCode CodeOf(int position) => new(_rows[position][0]);

    private IEnumerable<(ParticipantCode Code, string[] Row, string Arm)> Drawn => _rows.Select(row => (new ParticipantCode(row[0]), row, Value(row, "arm"))).Where(person => person.Item3.Length > 0);

    public void Register(IServiceCollection services) => services.AddSingleton<IProgrammes>(this).AddSingleton<IParticipants>(this).AddSingleton<IScores>(this).AddSingleton<IBlindedArms>(this)
        .AddSingleton<IUnblinding>(this).AddSingleton<IDose>(this).AddSingleton<IDataWithdrawals>(this);

    public Task<Programme?> Find(ProgrammeId id) => Task.FromResult(id == Id ? _programme ??= new(id, NewId.Of<InstitutionId>(), "Lake Hospital", _protocol, new string('0', 64)) : null);
    public Task<Programme?> Find(ProgrammeId id, int version) => Find(id);
    public async Task<IReadOnlyList<Programme>> All() => [(await Find(Id))!];
    public Task<IReadOnlyList<ProtocolVersion>> Versions(ProgrammeId id) => throw new NotSupportedException();

    Task<IReadOnlyList<Participant>> IParticipants.Of(ProgrammeId programme) => Task.FromResult<IReadOnlyList<Participant>>([.. _rows.Select(row => Known(new(row[0])))]);
    public Task<Participant?> Find(ParticipantCode code) => Task.FromResult<Participant?>(Known(code));
    public Task<Participant?> OfPerson(PersonId person) => Task.FromResult<Participant?>(null);
    public Task<PersonId?> PersonOf(ParticipantCode code) => throw new NotSupportedException();
    public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => throw new NotSupportedException();

    Task<IReadOnlyDictionary<ParticipantCode, char>> IBlindedArms.Of(ProgrammeId programme) => Letters();
    Task<IReadOnlyDictionary<ParticipantCode, char>> IBlindedArms.Of(ProgrammeId programme, Draw draw) => Letters();
    Task<IReadOnlyDictionary<ParticipantCode, string>> IBlindedArms.NotByChance(ProgrammeId programme) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, string>>(WithoutChance.ToDictionary(pair => CodeOf(pair.Key), pair => pair.Value));

    Task<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>> IBlindedArms.Levels(ProgrammeId programme, Draw draw) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, IReadOnlyDictionary<string, string>>>(_header.Contains("strain")
            ? Drawn.ToDictionary(person => person.Code, person => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["strain"] = Value(person.Row, "strain") })
            : []);

    Task<IReadOnlyDictionary<ParticipantCode, int>> IBlindedArms.Rounds(ProgrammeId programme, Draw draw) => Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(
        _header.Contains("round") ? Drawn.ToDictionary(person => person.Code, person => int.Parse(Value(person.Row, "round"), CultureInfo.InvariantCulture)) : []);

    public Task<Instant?> FirstOpened(ProgrammeId programme, UnitOfWork work) => Task.FromResult<Instant?>(null);
    public Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, string reason, UnitOfWork work) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, ArmCode>>(Drawn.ToDictionary(person => person.Code, person => new ArmCode(person.Arm)));
    public Task<IReadOnlyDictionary<ParticipantCode, ArmCode>> Open(ProgrammeId programme, Draw draw, string reason, UnitOfWork work) => Open(programme, reason, work);
    public Task<IReadOnlyDictionary<ParticipantCode, string>?> Blocks(ProgrammeId programme, UnitOfWork work) =>
        Task.FromResult<IReadOnlyDictionary<ParticipantCode, string>?>(Drawn.Select((person, i) => (person.Code, Block: _header.Contains("round") ? $"round-{Value(person.Row, "round")}" : $"all/{i / 6}")).ToDictionary(pair => pair.Code, pair => pair.Block));

    Task<MinimisedList?> IUnblinding.Minimised(ProgrammeId programme, Draw draw, UnitOfWork work) => Task.FromResult(_protocol.Randomisation.Method != Randomisation.Minimised ? null
        : new MinimisedList(AllocationRule.Of(_protocol).Canonical(), [.. Drawn.Select(person => new MinimisedDraw(person.Code.Value, new Dictionary<string, string> { ["strain"] = Value(person.Row, "strain") }))]));

    /// <summary>One to four before any later survey, with the coach or in the group of the file; with coaches of turn where it names none. Whoever waits has none yet.</summary>
    public Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme)
    {
        var treated = _protocol.Analysis.Treatment.Value;
        return Task.FromResult<IReadOnlyList<HeldSession>>([.. Drawn.Select((person, i) => (person, i)).Where(x => x.person.Arm == treated || Value(x.person.Row, "group").Length + Value(x.person.Row, "coach").Length > 0)
            .SelectMany(x => Enumerable.Range(1, 1 + x.i % 4).Select(k => new HeldSession(x.person.Code, TestHouse.Start + Duration.FromDays(k), Value(x.person.Row, "coach") is { Length: > 0 } coach ? coach : $"coach {x.i % 7 + 1}")
            {
                Group = Value(x.person.Row, "group") is { Length: > 0 } group ? group : null,
            }))]);
    }

    public Task<IReadOnlyList<HeldSession>> FurtherHeld(ProgrammeId programme) => Held(programme);
    public Task<IReadOnlyDictionary<ParticipantCode, int>> FurtherSessionsHeld(ProgrammeId programme) => Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(new Dictionary<ParticipantCode, int>());
    public Task<IReadOnlyDictionary<ParticipantCode, int>> SessionsHeld(ProgrammeId programme) => Task.FromResult<IReadOnlyDictionary<ParticipantCode, int>>(new Dictionary<ParticipantCode, int>());
    Task<IReadOnlyDictionary<ParticipantCode, Instant>> IDataWithdrawals.Of(ProgrammeId programme) => Task.FromResult<IReadOnlyDictionary<ParticipantCode, Instant>>(new Dictionary<ParticipantCode, Instant>());

    Task<IReadOnlyList<Score>> IScores.Of(ProgrammeId programme) => Task.FromResult<IReadOnlyList<Score>>(
    [
        .. _rows.SelectMany(row => Enumerable.Range(0, _header.Length).Where(i => _header[i].Contains('@', StringComparison.Ordinal) && row[i].Length > 0).Select(i => (Name: _header[i].Split('@'), Text: row[i]))
            .Select(cell => new Score(new(row[0]), cell.Name[1], cell.Name[0], double.Parse(cell.Text, CultureInfo.InvariantCulture), "points, 0 to 10", 10, 10, "1",
                TestHouse.Start + Duration.FromDays(_protocol.Visits.Single(visit => visit.Code == cell.Name[1]).DueDay)))),
    ]);

    private Task<IReadOnlyDictionary<ParticipantCode, char>> Letters()
    {
        var arms = Drawn.Select(person => person.Arm).Distinct().Order(StringComparer.Ordinal).ToList();
        return Task.FromResult<IReadOnlyDictionary<ParticipantCode, char>>(Drawn.ToDictionary(person => person.Code, person => (char)('A' + arms.IndexOf(person.Arm))));
    }

    private Participant Known(ParticipantCode code) => new(Id, code, "Europe/Zurich", TestHouse.Start, 1, false);

    private string Value(string[] row, string column) => Array.IndexOf(_header, column) is >= 0 and var i ? row[i] : "";
}
