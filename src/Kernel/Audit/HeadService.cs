using Confrere.Kernel.Time;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Audit;

/// <summary>Keeps the heads while the house is open, and checks the whole chain once a day.</summary>
internal sealed class HeadService(HeadKeeper keeper, AuditChain chain, ILogger<HeadService> log)
    : RecurringWork(TimeSpan.FromMinutes(5), "The log's head could not be signed or given to its witnesses; it is tried again.", log)
{
    private const int RoundsBetweenChecks = 288;
    private int _round;

    protected override async Task Turn(CancellationToken stopping)
    {
        await keeper.Run(stopping);
        if (++_round % RoundsBetweenChecks != 0) return;
        var report = await chain.VerifyAndKeep(cancellation: stopping);
        if (!report.IsWhole) log.LogCritical("The audit chain is broken. {Problem}", report.Problem);
    }
}
