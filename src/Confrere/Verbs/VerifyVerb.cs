using System.CommandLine;
using Confrere.Allocation.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Modules;

namespace Confrere.App.Verbs;

/// <summary>`verify`: links what waits, checks the audit chain from its first fact, and plays every allocation again.</summary>
internal static class VerifyVerb
{
    public static Command Create(VerbHost host)
    {
        var record = new Option<FileInfo?>("--record") { Description = "Check this exported allocation record instead; no database or key is needed." };
        var witness = new Option<FileSystemInfo[]>("--witness")
        {
            Description = "Hold the chain also against the heads that a witness kept: a file, or a folder of files head-*.txt.", AllowMultipleArgumentsPerToken = true,
        };
        var verb = new Command("verify", "Check the audit chain from its first fact and play every allocation again.") { record, witness };
        verb.SetAction((parsed, _) => parsed.GetValue(record) is { } file ? Task.FromResult(Check(file)) : Verify(host, parsed.GetValue(witness) ?? []));
        return verb;
    }

    private static Task<int> Verify(VerbHost host, FileSystemInfo[] witness)
    {
        if (witness.FirstOrDefault(place => !place.Exists) is not { } missing) return host.Run(services => Verify(services, [.. witness.SelectMany(Heads)]));
        Console.Error.WriteLine($"There is no file or folder {missing.FullName}.");
        return Task.FromResult(1);
    }

    private static IEnumerable<KeptHead> Heads(FileSystemInfo place) => place is DirectoryInfo ? HeadFiles.In(place.FullName) : [HeadFiles.Read(place.FullName)];

    private static int Check(FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"There is no file {file.FullName}.");
            return 1;
        }
        var report = AllocationRecords.Check(File.ReadAllText(file.FullName));
        Console.WriteLine(report.IsTrue
            ? $"Programme {report.Programme}: {report.Allocated} {Draws(report)} are those that the opened seed gives. Commitment {report.Commitment}."
            : $"The record is not true. {report.Problem}");
        return report.IsTrue ? 0 : 1;
    }

    private static async Task<int> Verify(IServiceProvider services, IReadOnlyList<KeptHead> shown) =>
        await ChainIsWhole(services, shown) & await AllocationsStand(services) ? 0 : 1;

    private static async Task<bool> ChainIsWhole(IServiceProvider services, IReadOnlyList<KeptHead> shown)
    {
        await services.GetRequiredService<Sequencer>().LinkAll();
        var report = await services.GetRequiredService<AuditChain>().VerifyAndKeep(shown);
        Console.WriteLine(report.IsWhole
            ? $"The audit chain is whole: {report.Facts} facts, head {report.Head}. It agrees with {report.Heads} signed heads, {report.Witnessed} of them shown by a witness."
            : $"The audit chain is broken. {report.Problem}");
        if (report.Witnessed == 0) Console.WriteLine("No witness shows a head, so a whole database that was set back would not be found. See docs/how-to/name-witnesses.md.");
        return report.IsWhole;
    }

    private static async Task<bool> AllocationsStand(IServiceProvider services)
    {
        var reports = await services.GetRequiredService<IAllocationReplay>().VerifyAll();
        foreach (var report in reports)
            Console.WriteLine($"Programme {report.Programme}: {Words(report)}");
        return reports.All(report => report.IsTrue);
    }

    private static string Words(AllocationReplayReport report) => report switch
    {
        { IsDrawn: false, IsTrue: true } => $"there was no draw at the start. {report.Allocated} participants started, each once and as the log states.",
        { IsDrawn: false } => $"there was no draw at the start, and the starts are not those of the log. {report.Problem}",
        { IsTrue: true } => $"{report.Allocated} {Draws(report)} are those of the sealed list.",
        _ => $"the {Draws(report)} are not those of the sealed list. {report.Problem}",
    };

    private static string Draws(AllocationReplayReport report) => report.IsOfBoosters ? "draws of further sessions" : "allocations";
}
