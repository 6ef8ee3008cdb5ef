using System.CommandLine;
using System.Security.Cryptography;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Confrere.Protocols.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation.Features.Rehearse;

/// <summary>`allocation rehearse`: how a programme's rules draw test people, at the start, in rounds and a second time, by seeds that are thrown away.</summary>
internal static class RehearseVerb
{
    private const int Most = 100_000;

    public static Command Build(VerbHost host)
    {
        var programme = new Argument<Guid>("PROGRAMME") { Description = "The programme's identifier." };
        var institution = new Option<Guid>("--institution") { Required = true, Description = "Whose programme it is." };
        var people = new Option<int>("--people") { DefaultValueFactory = _ => 100, Description = "How many test people." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 1, Description = "In how many rounds of a lottery they apply." };
        var verb = new Command("rehearse", "Draw test people by the programme's rules, the second draw too, and print how alike the arms are. Nothing is stored.") { programme, institution, people, rounds };
        verb.SetAction((parsed, _) => host.Run(async services =>
        {
            services.GetRequiredService<Tenancy>().Enter(new InstitutionId(parsed.GetRequiredValue(institution)));
            var found = await services.GetRequiredService<IProgrammes>().Find(new ProgrammeId(parsed.GetRequiredValue(programme)));
            if (found is null) return Refuse("There is no such programme at this institution.");
            if (!found.Protocol.DrawsAnything) return Refuse("Nothing is drawn in this programme, so there is nothing to rehearse.");
            var number = parsed.GetValue(people);
            if (number is < 1 or > Most) return Refuse($"--people {number}: write a whole number from 1 to {Most}.");
            var times = parsed.GetValue(rounds);
            if (times < 1 || times > number) return Refuse($"--rounds {times}: write a whole number from 1 to {number}, the number of test people.");
            if (times > 1 && found.Protocol.Randomisation.Method != Randomisation.Lottery) return Refuse($"--rounds {times}: only a lottery draws each round anew; other methods go on with their list, round or not.");
            Console.WriteLine(string.Join('\n', Lines(found.Protocol, number, times)));
            return 0;
        }));
        return verb;
    }

    /// <summary>What is printed, draw by draw.</summary>
    public static IEnumerable<string> Lines(Protocol protocol, int people, int rounds)
    {
        if (!protocol.IsRandomised) yield return $"Nothing is drawn at the start: all {people} test people are in \"{protocol.Arms.Single().Code}\".";
        else foreach (var line in Drawn(AllocationRule.Of(protocol), people, rounds, "")) yield return line;
        if (AllocationRule.OfBoosters(protocol) is not { } second) yield break;
        yield return $"The second draw, as if all of them sent the survey \"{protocol.Boosters!.AfterVisit}\":";
        foreach (var line in Drawn(second, people, 1, " a second time")) yield return line;
    }

    private static IEnumerable<string> Drawn(AllocationRule rule, int people, int rounds, string again)
    {
        var drawn = new Rehearsal(rule, RandomNumberGenerator.GetBytes(Custody.ShareBytes)).Draw(people, rounds);
        yield return $"{people} test people{again} by {rule.Method}; the seed is thrown away and nothing is stored.";
        yield return Row("everybody", drawn);
        if (rule.Method == AllocationRule.Lottery)
            foreach (var round in drawn.GroupBy(row => row.Stratum).OrderBy(round => LotteryRound.NumberOf(round.Key)))
                yield return Row(round.Key, [.. round]) + (round.Count() > rule.Places ? "" : "  (places for all, nothing drawn)");
        foreach (var factor in rule.AllFactors)
            foreach (var level in factor.Levels) yield return Row($"{factor.Code}={level.Code}", [.. drawn.Where(row => row.Levels[factor.Code] == level.Code)]);

        string Row(string name, IReadOnlyList<RecordedAllocation> rows) =>
            $"  {name,-32} {string.Join("  ", rule.Arms.Select(arm => $"{arm.Code} {rows.Count(row => row.Arm == arm.Code)}"))}";
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
