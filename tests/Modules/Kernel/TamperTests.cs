using Confrere.Kernel.Audit;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Confrere.Modules.Tests.House;

namespace Confrere.Modules.Tests.Kernel;

/// <summary>Drill S-19 on the chain: ten thousand random changes, each found, the first offending sequence number named.</summary>
public sealed class TamperTests
{
    private const int Changes = 10_000;
    private const int Length = 60;

    // The heads that were signed along the way; the last one covers the whole log, as a witness holds it.
    private static readonly long[] SignedAt = [17, 38, Length];

    private readonly Confrere.Allocation.Domain.AllocationStream _chance = new(new byte[32], "test", "tampering", 0);
    private readonly List<SignedHead> _heads = [];
    private readonly List<(AuditLink Link, AuditFact? Fact)> _whole;

    public TamperTests()
    {
        using var signer = new HeadSigner(KeyRing.Ephemeral());
        _whole = Chain([.. Enumerable.Range(0, Length).Select(place => Fact($"{place}"))]);
        var tree = new MerkleTree();
        foreach (var (link, _) in _whole)
        {
            tree.Append(link.Hash);
            if (SignedAt.Contains(tree.Size)) _heads.Add(signer.Sign(tree.Size, tree.Root(), TestHouse.Start));
        }
    }

    [Fact]
    public void An_untouched_log_has_no_problem() => Problem(_whole).ShouldBeNull();

    [Fact]
    public void Every_one_of_ten_thousand_random_changes_is_found_and_its_first_sequence_number_named()
    {
        for (var change = 0; change < Changes; change++)
        {
            var (log, kind, expected) = Tamper();

            var problem = Problem(log);

            (problem is not null).ShouldBeTrue($"change {change}, {kind}: not found");
            problem!.ShouldStartWith(expected, customMessage: $"change {change}, {kind}: {problem}");
        }
    }

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
                (log[at], log[other]) = ((log[at].Link, log[other].Fact), (log[other].Link, log[at].Fact));
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
    private static string Rewritten(int at) => $"Sequence {SignedAt.Where(size => size <= at).DefaultIfEmpty(0).Max() + 1} to {SignedAt.First(size => size > at)}:";

    private string? Problem(IEnumerable<(AuditLink Link, AuditFact? Fact)> log)
    {
        var check = new ChainCheck(_heads);
        foreach (var (link, fact) in log)
            if (check.Next(link, fact) is { } problem) return problem;
        return check.End();
    }

    private AuditFact Edited(AuditFact fact)
    {
        var field = _chance.Below(6);
        return new()
        {
            Id = fact.Id, InstitutionId = field == 0 ? NewId.Of<InstitutionId>() : fact.InstitutionId,
            OccurredAt = field == 1 ? fact.OccurredAt + NodaTime.Duration.FromMilliseconds(1 + _chance.Below(1_000_000)) : fact.OccurredAt,
            Actor = field == 2 ? fact.Actor + "x" : fact.Actor, Action = field == 3 ? fact.Action + " " : fact.Action,
            Subject = field == 4 ? "participant/PXXXXXXXXX" : fact.Subject, Details = field == 5 ? fact.Details.Replace("1", "2") + " " : fact.Details, Reason = fact.Reason,
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
