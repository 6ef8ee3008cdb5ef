using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.ReplayAllocation;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>
/// Drill S-5 on the allocation list: random changes of rows that were read from a real database, each found and the first sequence number
/// whose fact and row disagree named; some are stored, and the whole check reads them back. With the chain's own changes they are more than
/// ten thousand.
/// </summary>
public sealed class ListTamperTests
{
    private const int People = 10;
    private const int Changes = 750;
    private const int StoredChanges = 20;

    private readonly AllocationStream _chance = new(new byte[32], "test", "tampering with lists", 0);
    private List<LoggedFact> _facts = [];
    private StoredList _whole = null!;
    private byte[] _seed = [];

    public static TheoryData<DatabaseProvider, string> Lists => new(
        from provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql } from method in new[] { "blocks", "minimised" } select (provider, method));

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_random_change_of_a_list_is_found_and_its_first_sequence_number_named(DatabaseProvider provider, string method)
    {
        await using var trial = await Trial.On(provider, protocol: method == "blocks" ? TrialProtocol.OneToOne : TrialProtocol.Minimised);
        for (var person = 0; person < People; person++)
        {
            trial.House.Clock.Advance(Duration.FromSeconds(71));
            await trial.Submit(await trial.Consent(), answer: person % 5);
        }
        await trial.House.VerifyChain();
        await Read(trial);
        Problem(_whole).ShouldBeNull();

        for (var change = 0; change < Changes; change++)
        {
            var (list, kind, expected) = Tamper();
            Compare(Problem(list), kind, expected);
        }
        for (var change = 0; change < StoredChanges; change++)
        {
            var (list, kind, expected) = Tamper();
            await Store(trial, list);
            Compare((await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem, kind, expected);
        }
        await Store(trial, _whole);
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    private (StoredList List, string Kind, string Expected) Tamper()
    {
        var rows = _whole.Rows.Cast<AllocatedParticipant>().ToList();
        var at = _chance.Below(rows.Count);
        switch (_chance.Below(7))
        {
            case 0:
            {
                var (row, kind) = Edited(rows[at]);
                var expected = kind == "participant" ? FirstOf(rows[at]) : $"Sequence {SequenceOf(rows[at])}:";
                rows[at] = row;
                return (_whole with { Rows = rows }, $"edited {kind}", expected);
            }
            case 1:
                rows.RemoveAt(at);
                return (_whole with { Rows = rows }, "deleted", FirstOf((AllocatedParticipant)_whole.Rows[at]));
            case 2:
            {
                var other = (at + 1 + _chance.Below(rows.Count - 1)) % rows.Count;
                var first = Math.Min(SequenceOf(rows[at]), SequenceOf(rows[other]));
                (rows[at], rows[other]) = (Copy(rows[at], participant: rows[other].Participant), Copy(rows[other], participant: rows[at].Participant));
                return (_whole with { Rows = rows }, "swapped", $"Sequence {first}:");
            }
            case 3:
                rows.Add(Copy(rows[at], id: NewId.Of<AllocationId>(), participant: ParticipantCode.New(), position: People));
                return (_whole with { Rows = rows }, "inserted", $"After sequence {rows.Max(row => SequenceOf(row, orZero: true))}:");
            case 4:
                var kept = rows.Where(row => row.Position < at).ToList();
                return (_whole with { Rows = kept }, "truncated", $"Sequence {rows.Where(row => row.Position >= at).Min(row => SequenceOf(row))}:");
            case 5:
                var cursors = _whole.Cursors.ToList();
                var field = _chance.Below(3);
                cursors[0] = Cursor((StratumCursor)cursors[0], field);
                return (_whole with { Cursors = cursors }, "cursor", $"After sequence {rows.Max(row => SequenceOf(row))}:");
            default:
                return (_whole with { List = Edited((SealedList)_whole.List!) }, "sealed list", $"Sequence {_facts.Single(fact => fact.Action == "AllocationListSealed").Sequence}:");
        }
    }

    private string FirstOf(AllocatedParticipant row) => $"Sequence {SequenceOf(row)}:";

    private long SequenceOf(AllocatedParticipant row, bool orZero = false)
    {
        var fact = _facts.SingleOrDefault(fact => fact.Action == "ParticipantAllocated" && fact.Subject == $"participant/{row.Participant}");
        return fact?.Sequence ?? (orZero ? 0 : throw new InvalidOperationException("No fact states this allocation."));
    }

    private (AllocatedParticipant Row, string Kind) Edited(AllocatedParticipant row)
    {
        var later = Duration.FromMilliseconds(1 + _chance.Below(1_000_000));
        switch (_chance.Below(10))
        {
            case 0: return (Copy(row, participant: ParticipantCode.New()), "participant");
            case 1: return (Copy(row, stratum: row.Stratum + "x"), "stratum");
            case 2: return (Copy(row, position: row.Position + People + _chance.Below(100)), "position");
            case 3: return (Copy(row, arm: row.Arm == Trial.AtOnce ? Trial.Later : Trial.AtOnce), "arm");
            case 4: return (Copy(row, levels: """{"burnout":"low","fulfilment":"none"}"""), "levels");
            case 5: return (Copy(row, probability: (row.Probability ?? 0) + 0.001), "probability");
            case 6: return (Copy(row, salt: [.. row.Salt[..^1], (byte)(row.Salt[^1] ^ (1 + _chance.Below(255)))]), "salt");
            case 7: return (Copy(row, allocatedAt: row.AllocatedAt + later), "moment");
            case 8: return (Copy(row, opened: row.CoachingOpenedAt is null ? row.AllocatedAt + later : null), "start");
            default: return (Copy(row, opened: (row.CoachingOpenedAt ?? row.AllocatedAt) + later), "moment of the start");
        }
    }

    private SealedList Edited(SealedList list)
    {
        var field = _chance.Below(5);
        var seed = list.Seed.ToArray();
        if (field == 0) seed[_chance.Below(seed.Length)] ^= (byte)(1 + _chance.Below(255));
        return new()
        {
            Programme = list.Programme, InstitutionId = list.InstitutionId, Seed = seed, Rule = field == 1 ? list.Rule.Replace("\"ratio\":1", "\"ratio\":2") : list.Rule,
            Commitment = field == 2 ? new string('0', 64) : list.Commitment, SealedAt = field == 3 ? list.SealedAt + Duration.FromSeconds(1) : list.SealedAt,
            OpenedAt = field == 4 ? list.SealedAt : list.OpenedAt,
        };
    }

    private StratumCursor Cursor(StratumCursor cursor, int field) => new()
    {
        Programme = cursor.Programme, InstitutionId = cursor.InstitutionId, Stratum = cursor.Stratum, NextPosition = cursor.NextPosition + (field == 0 ? 1 + _chance.Below(9) : 0),
        Block = cursor.Block + (field == 1 ? 1 : 0), PlaceInBlock = cursor.PlaceInBlock + (field == 2 ? 1 : 0),
    };

    private static AllocatedParticipant Copy(
        AllocatedParticipant row, AllocationId? id = null, ParticipantCode? participant = null, string? stratum = null, int? position = null, ArmCode? arm = null,
        string? levels = null, double? probability = null, byte[]? salt = null, Instant? allocatedAt = null) => new()
    {
        Id = id ?? row.Id, InstitutionId = row.InstitutionId, Programme = row.Programme, Participant = participant ?? row.Participant, Stratum = stratum ?? row.Stratum,
        Position = position ?? row.Position, Arm = arm ?? row.Arm, Levels = levels ?? row.Levels, Probability = probability ?? row.Probability, Salt = salt ?? row.Salt,
        AllocatedAt = allocatedAt ?? row.AllocatedAt, CoachingOpenedAt = row.CoachingOpenedAt,
    };

    private static AllocatedParticipant Copy(AllocatedParticipant row, Instant? opened)
    {
        var copy = Copy(row);
        copy.CoachingOpenedAt = opened;
        return copy;
    }

    private string? Problem(StoredList list)
    {
        // The seed's bytes are read through the vault, as the check itself does.
        try { return new ListCheck(list, list.List!.Seed.AsSpan().SequenceEqual(_whole.List!.Seed) ? _seed : null, ListFacts.First, _facts).FirstProblem(); }
        catch (KeyNotFoundException) { throw new ShouldAssertException("the check fell over the change instead of naming it"); }
    }

    private static void Compare(string? problem, string kind, string expected)
    {
        (problem is not null).ShouldBeTrue($"{kind}: not found");
        problem!.ShouldStartWith(expected, customMessage: $"{kind}: {problem}");
    }

    private async Task Read(Trial trial) => await trial.House.As(async services =>
    {
        var reader = services.GetRequiredService<Reader>();
        _facts = [.. (await services.GetRequiredService<AuditLog>().All().ToListAsync()).Where(fact => ListFacts.First.Actions.Contains(fact.Action))];
        _whole = new(
            trial.Programme.Id, await reader.Query<SealedList>().SingleAsync(), await reader.Query<AllocatedParticipant>().OrderBy(row => row.Stratum).ThenBy(row => row.Position).ToListAsync(),
            await reader.Query<StratumCursor>().ToListAsync());
        _seed = services.GetRequiredService<SeedVault>().Open(_whole.List!);
    });

    private static Task Store(Trial trial, StoredList list) => trial.House.AsSystem(services => services.GetRequiredService<Writer>().Write(async work =>
    {
        await work.Set<SealedList>().ExecuteDeleteAsync();
        await work.Set<AllocatedParticipant>().ExecuteDeleteAsync();
        await work.Set<StratumCursor>().ExecuteDeleteAsync();
        work.Db.Add(list.List!);
        work.Db.AddRange(list.Rows);
        work.Db.AddRange(list.Cursors);
        return true;
    }));
}
