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
        var verb = new Command("verify", "Check the audit chain from its first fact and play every allocation again.") { record };
        verb.SetAction((parsed, _) => parsed.GetValue(record) is { } file ? Task.FromResult(Check(file)) : host.Run(Verify));
        return verb;
    }

    private static int Check(FileInfo file)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"There is no file {file.FullName}.");
            return 1;
        }
        var report = AllocationRecords.Check(File.ReadAllText(file.FullName));
        Console.WriteLine(report.IsTrue
            ? $"Programme {report.Programme}: {report.Allocated} allocations are those that the opened seed gives. Commitment {report.Commitment}."
            : $"The record is not true. {report.Problem}");
        return report.IsTrue ? 0 : 1;
    }

    private static async Task<int> Verify(IServiceProvider services) =>
        await ChainIsWhole(services) & await AllocationsStand(services) ? 0 : 1;

    private static async Task<bool> ChainIsWhole(IServiceProvider services)
    {
        await services.GetRequiredService<Sequencer>().LinkAll();
        var report = await services.GetRequiredService<AuditChain>().Verify();
        Console.WriteLine(report.IsWhole
            ? $"The audit chain is whole: {report.Facts} facts, head {report.Head}."
            : $"The audit chain is broken. {report.Problem}");
        return report.IsWhole;
    }

    private static async Task<bool> AllocationsStand(IServiceProvider services)
    {
        var reports = await services.GetRequiredService<IAllocationReplay>().VerifyAll();
        foreach (var report in reports)
            Console.WriteLine(report.IsTrue
                ? $"Programme {report.Programme}: {report.Allocated} allocations are those of the sealed list."
                : $"Programme {report.Programme}: the allocations are not those of the sealed list. {report.Problem}");
        return reports.All(report => report.IsTrue);
    }
}
