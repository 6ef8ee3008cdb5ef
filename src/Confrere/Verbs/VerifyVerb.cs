using System.CommandLine;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Modules;

namespace Confrere.App.Verbs;

/// <summary>`verify`: links what waits, then checks the audit chain from its first fact.</summary>
internal static class VerifyVerb
{
    public static Command Create(VerbHost host)
    {
        var verb = new Command("verify", "Check the audit chain from its first fact and re-play every allocation.");
        verb.SetAction((_, _) => host.Run(Verify));
        return verb;
    }

    private static async Task<int> Verify(IServiceProvider services)
    {
        await services.GetRequiredService<Sequencer>().LinkAll();
        var report = await services.GetRequiredService<AuditChain>().Verify();
        Console.WriteLine(report.IsWhole
            ? $"The audit chain is whole: {report.Facts} facts, head {report.Head}."
            : $"The audit chain is broken. {report.Problem}");
        return report.IsWhole ? 0 : 1;
    }
}
