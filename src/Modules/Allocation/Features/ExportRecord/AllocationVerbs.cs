using System.CommandLine;
using Confrere.Allocation.Features.Rehearse;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation.Features.ExportRecord;

/// <summary>`allocation export|rehearse`: the record of a closed list, and a dry run on test people.</summary>
internal static class AllocationVerbs
{
    public static Command Build(VerbHost host) => new("allocation", "The record of a closed allocation list and a dry run.")
    {
        Export(host), RehearseVerb.Build(host),
    };

    private static Command Export(VerbHost host)
    {
        var programme = new Argument<Guid>("PROGRAMME") { Description = "The programme's identifier." };
        var to = new Option<FileInfo>("--to") { Required = true, Description = "The file to write; it must not exist." };
        var boosters = new Option<bool>("--boosters") { Description = "The second draw's record, of when further sessions come." };
        var verb = new Command("export", "Write the record of a list whose seed is open.") { programme, to, boosters };
        verb.SetAction((parsed, _) => host.Run(async services =>
        {
            var file = parsed.GetRequiredValue(to);
            if (file.Exists) return Refuse($"{file.FullName} exists already. Nothing was written.");
            var (export, id) = (services.GetRequiredService<ExportRecord>(), new ProgrammeId(parsed.GetRequiredValue(programme)));
            var record = await (parsed.GetValue(boosters) ? export.OfBoosters(id) : export.Of(id));
            if (record.Refusal is { } refusal) return Refuse(refusal.Sentence);
            await File.WriteAllTextAsync(file.FullName, RecordFile.Write(record.Value));
            Console.WriteLine($"{record.Value.Draws.Count} allocations, the seed and {record.Value.Shares.Count} shares are in {file.FullName}. Check it anywhere with: verify --record FILE");
            return 0;
        }));
        return verb;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
