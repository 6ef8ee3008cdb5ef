using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Access;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Kernel;

/// <summary>
/// Drill S-5 on the chain: thousands of random changes of a log that a running trial left in a real database, each found and its first
/// sequence number named. Most are made on the rows as they were read; some are stored, and the whole check reads them back.
/// </summary>
public sealed class TamperTests
{
    private const int Changes = 4_000;
    private const int StoredChanges = 60;

    private readonly Confrere.Allocation.Domain.AllocationStream _chance = new(new byte[32], "test", "tampering", 0);
    private readonly List<SignedHead> _heads = [];
    private List<(AuditLink Link, AuditFact? Fact)> _whole = [];
    private long[] _signedAt = [];

    private int Length => _whole.Count;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_one_of_thousands_of_random_changes_is_found_and_its_first_sequence_number_named(DatabaseProvider provider)
    {
        await using var trial = await RunningTrial.On(provider);
        await trial.Run(people: 6);
        await Read(trial.House);
        Length.ShouldBeGreaterThan(60);
        Problem(_whole).ShouldBeNull();

        for (var change = 0; change < Changes; change++)
        {
            var (log, kind, expected) = Tamper();
            Compare(Problem(log), kind, expected);
        }
        for (var change = 0; change < StoredChanges; change++)
        {
            var (log, kind, expected) = Tamper();
            await Store(trial.House, log);
            Compare((await trial.House.Services.GetRequiredService<AuditChain>().Verify()).Problem, kind, expected);
        }
        await Store(trial.House, _whole);
        (await trial.House.Services.GetRequiredService<AuditChain>().Verify()).Problem.ShouldBeNull();
    }

    private static void Compare(string? problem, string kind, string expected)
    {
        (problem is not null).ShouldBeTrue($"{kind}: not found");
        problem!.ShouldStartWith(expected, customMessage: $"{kind}: {problem}");
    }

    /// <summary>The log as it lies in the database, with three heads signed along the way; the last one covers it all, as a witness holds it.</summary>
    private async Task Read(TestHouse house)
    {
        var rows = await house.AsSystem(async services =>
        {
            var reader = services.GetRequiredService<Reader>();
            return await (from link in reader.Query<AuditLink>() join fact in reader.Query<AuditFact>() on link.FactId equals fact.Id orderby link.Sequence select new { link, fact }).ToListAsync();
        });
        _whole = rows.ConvertAll(row => (row.link, (AuditFact?)row.fact));
        _signedAt = [Length / 3, Length * 2 / 3, Length];
        var tree = new MerkleTree();
        foreach (var (link, _) in _whole)
        {
            tree.Append(link.Hash);
            if (_signedAt.Contains(tree.Size)) _heads.Add(house.Services.GetRequiredService<HeadSigner>().Sign(tree.Size, tree.Root(), TestHouse.Start));
        }
        await house.AsSystem(services => services.GetRequiredService<Writer>().Write(work =>
        {
            foreach (var head in _heads) work.Db.Add(new HeadRow { Size = head.Size, Text = head.Text, SignedAt = head.SignedAt });
            return Task.FromResult(true);
        }));
    }

    private static Task Store(TestHouse house, List<(AuditLink Link, AuditFact? Fact)> log) => house.AsSystem(services => services.GetRequiredService<Writer>().Write(async work =>
    {
        await work.Set<AuditLink>().ExecuteDeleteAsync();
        await work.Set<AuditFact>().ExecuteDeleteAsync();
        work.Db.AddRange(log.Select(row => row.Link));
        work.Db.AddRange(log.Select(row => row.Fact).OfType<AuditFact>());
        return true;
    }));

    private (List<(AuditLink, AuditFact?)> Log, string Kind, string Expected) Tamper()
    {
        var log = _whole.ToList();
        var at = _chance.Below(Length);
        switch (_chance.Below(8))
        {
            case 0:
                log[at] = (log[at].Link, Edited(log[at].Fact!));
                return (log, "edited fact", $"Sequence {at + 1}:");
            case 1:
                log[at] = (log[at].Link, null);
                return (log, "deleted fact", $"Sequence {at + 1}:");
            case 2:
                log.RemoveAt(at);
                return (log, "deleted link", $"Sequence {at + 1}:");
            case 3:
                var hash = log[at].Link.Hash.ToArray();
                hash[_chance.Below(hash.Length)] ^= (byte)(1 + _chance.Below(255));
                log[at] = (Link(at + 1, log[at].Fact!, hash), log[at].Fact);
                return (log, "edited link", $"Sequence {at + 1}:");
            case 4:
                var other = (at + 1 + _chance.Below(Length - 1)) % Length;
                var (here, there) = (_whole[at], _whole[other]);
                log[at] = (Link(at + 1, there.Fact!, here.Link.Hash), there.Fact);
                log[other] = (Link(other + 1, here.Fact!, there.Link.Hash), here.Fact);
                return (log, "swapped facts", $"Sequence {Math.Min(at, other) + 1}:");
            case 5:
                // An end that was cut off leaves a whole chain: only the signed head knows of it.
                return (log[..at], "truncation", $"Sequence {at + 1}:");
            case 6:
                return (Chain([.. log[..at].Select(row => row.Fact!), Fact("inserted"), .. log[at..].Select(row => row.Fact!)]), "insertion, chained anew", Rewritten(at));
            default:
                return (Chain([.. log[..at].Select(row => row.Fact!), Edited(log[at].Fact!), .. log[(at + 1)..].Select(row => row.Fact!)]), "edit, chained anew", Rewritten(at));
        }
    }

    /// <summary>A chain that was computed anew is true in itself; the signed heads on either side of the change enclose it.</summary>
    private string Rewritten(int at) => $"Sequence {_signedAt.Where(size => size <= at).DefaultIfEmpty(0).Max() + 1} to {_signedAt.First(size => size > at)}:";

    private string? Problem(IEnumerable<(AuditLink Link, AuditFact? Fact)> log)
    {
        var check = new ChainCheck(_heads);
        foreach (var (link, fact) in log)
            if (check.Next(link, fact) is { } problem) return problem;
        return check.End();
    }

    private AuditFact Edited(AuditFact fact)
    {
        var field = _chance.Below(9);
        return new()
        {
            Id = fact.Id, InstitutionId = field == 0 ? NewId.Of<InstitutionId>() : fact.InstitutionId,
            OccurredAt = field == 1 ? fact.OccurredAt + NodaTime.Duration.FromMilliseconds(1 + _chance.Below(1_000_000)) : fact.OccurredAt,
            Actor = field == 2 ? fact.Actor + "x" : fact.Actor, Action = field == 3 ? fact.Action + " " : fact.Action,
            Subject = field == 4 ? "participant/PXXXXXXXXX" : fact.Subject, Details = field == 5 ? fact.Details + " " : fact.Details, Reason = field == 6 ? fact.Reason + "x" : fact.Reason,
            Before = field == 7 ? fact.Before + "0" : fact.Before, After = field == 8 ? fact.After + "0" : fact.After,
        };
    }

    private static AuditFact Fact(string text) => new()
    {
        Id = NewId.Of<FactId>(), InstitutionId = NewId.Of<InstitutionId>(), OccurredAt = TestHouse.Start, Actor = "system", Action = "ParticipantAllocated",
        Subject = $"participant/{text}", Details = $$"""{"n":"1{{text}}"}""",
    };

    private static List<(AuditLink, AuditFact?)> Chain(IReadOnlyList<AuditFact> facts)
    {
        var (hash, log) = (AuditChain.Genesis, new List<(AuditLink, AuditFact?)>());
        foreach (var (fact, sequence) in facts.Select((fact, place) => (fact, place + 1)))
        {
            hash = fact.LinkedTo(hash, sequence);
            log.Add((Link(sequence, fact, hash), fact));
        }
        return log;
    }

    private static AuditLink Link(long sequence, AuditFact fact, byte[] hash) => new() { Sequence = sequence, FactId = fact.Id, Hash = hash };
}
