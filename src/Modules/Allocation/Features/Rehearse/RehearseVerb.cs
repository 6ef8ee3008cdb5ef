using System.CommandLine;
using System.Security.Cryptography;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Confrere.Protocols.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation.Features.Rehearse;

/// <summary>`allocation rehearse`: how a programme's rule allocates test people, by a seed that is thrown away.</summary>
internal static class RehearseVerb
{
    private const int Most = 100_000;

    public static Command Build(VerbHost host)
    {
        var programme = new Argument<Guid>("PROGRAMME") { Description = "The programme's identifier." };
        var institution = new Option<Guid>("--institution") { Required = true, Description = "Whose programme it is." };
        var people = new Option<int>("--people") { DefaultValueFactory = _ => 100, Description = "How many test people." };
        var verb = new Command("rehearse", "Allocate test people by the programme's rule and print how alike the arms are. Nothing is stored.") { programme, institution, people };
        verb.SetAction((parsed, _) => host.Run(async services =>
        {
            services.GetRequiredService<Tenancy>().Enter(new InstitutionId(parsed.GetRequiredValue(institution)));
            var found = await services.GetRequiredService<IProgrammes>().Find(new ProgrammeId(parsed.GetRequiredValue(programme)));
            if (found is null) return Refuse("There is no such programme at this institution.");
            if (!found.Protocol.IsRandomised) return Refuse("Nothing is drawn in this programme, so there is nothing to rehearse.");
            var number = parsed.GetValue(people);
            if (number is < 1 or > Most) return Refuse($"--people {number}: write a whole number from 1 to {Most}.");
            Print(AllocationRule.Of(found.Protocol), number);
            return 0;
        }));
        return verb;
    }

    private static void Print(AllocationRule rule, int people)
    {
        var drawn = new Rehearsal(rule, RandomNumberGenerator.GetBytes(Custody.ShareBytes)).Draw(people);
        Console.WriteLine($"{people} test people by {rule.Method}; the seed is thrown away and nothing is stored.");
        Row("everybody", drawn);
        foreach (var factor in rule.AllFactors)
            foreach (var level in factor.Levels) Row($"{factor.Code}={level.Code}", [.. drawn.Where(row => row.Levels[factor.Code] == level.Code)]);

        void Row(string name, IReadOnlyList<RecordedAllocation> rows) =>
            Console.WriteLine($"  {name,-32} {string.Join("  ", rule.Arms.Select(arm => $"{arm.Code} {rows.Count(row => row.Arm == arm.Code)}"))}");
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
