using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Confrere.Kernel.Audit;

/// <summary>Keeps the heads while the house is open, and checks the whole chain once a day.</summary>
internal sealed class HeadService(HeadKeeper keeper, AuditChain chain, ILogger<HeadService> log) : BackgroundService
{
    private const int RoundsBetweenChecks = 288;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        for (var round = 1; await WaitForTick(timer, stopping); round++)
        {
            try
            {
                await keeper.Run(stopping);
                if (round % RoundsBetweenChecks == 0) await Check(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { return; }
            catch (Exception failure) when (!stopping.IsCancellationRequested) { log.LogError(failure, "The log's head could not be signed or given to its witnesses; it is tried again."); }
        }
    }

    private async Task Check(CancellationToken stopping)
    {
        var report = await chain.VerifyAndKeep(cancellation: stopping);
        if (!report.IsWhole) log.LogCritical("The audit chain is broken. {Problem}", report.Problem);
    }

    private static async Task<bool> WaitForTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try { return await timer.WaitForNextTickAsync(stopping); }
        catch (OperationCanceledException) { return false; }
    }
}
